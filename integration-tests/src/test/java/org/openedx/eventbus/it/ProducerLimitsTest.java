package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.it.TestEvents.payload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.embedded.EmbeddedKafka;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.producer.errors.BufferFullException;
import org.openedx.eventbus.producer.errors.EventTooLargeException;
import org.openedx.eventbus.producer.errors.UnsentEventsException;
import org.openedx.eventbus.producer.monitoring.ProducerHealth;
import org.openedx.eventbus.producer.monitoring.ProducerListener;

/**
 * Limits of the producer: event size, buffer, close timeout, and callback threads. Uses a broker of
 * its own where it must be stopped.
 */
@EventBusTest
class ProducerLimitsTest {
  private final EventType<GenericRecord> type = TestEvents.type("limits", "limits");

  @RegisterExtension final Bus bus = Bus.shared();

  @Test
  void onlyEventTooLargeForTheClientFailsNamingTheSetting() throws Exception {
    try (KafkaEventProducer producer =
        KafkaEventProducer.create(bus.config("kafka.max.request.size", "20000"))) {
      assertOnlyLargeEventFails(producer, "eventbus.kafka.max.request.size");
    }
  }

  @Test
  void onlyEventTooLargeForTheBrokerFailsNamingTheSetting() throws Exception {
    bus.createTopic("limits", 1, Map.of("max.message.bytes", "20000"));
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config())) {
      assertOnlyLargeEventFails(producer, "max.message.bytes");
    }
  }

  private void assertOnlyLargeEventFails(KafkaEventProducer producer, String setting)
      throws Exception {
    producer.send(type, payload(type, "ada", 0)).get(20, TimeUnit.SECONDS);
    CompletableFuture<SentEvent> before = producer.send(type, payload(type, "ada", 1));
    CompletableFuture<SentEvent> large =
        producer.send(type, payload(type, "ada", 2, "x".repeat(30_000)));
    CompletableFuture<SentEvent> after = producer.send(type, payload(type, "ada", 3));

    assertThatThrownBy(() -> large.get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(EventTooLargeException.class)
        .hasMessageContaining(type.name().value())
        .hasMessageContaining(setting)
        .hasMessageFindingMatch("of 300\\d\\d bytes");
    long first = before.get(20, TimeUnit.SECONDS).placements().get(0).offset();
    assertThat(after.get(20, TimeUnit.SECONDS).placements().get(0).offset()).isGreaterThan(first);
  }

  @Test
  void fullBufferRejectsAtOnceAndAcceptsAgainAfterAcknowledgements() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.startNew()) {
      Bus own = bus.at(kafka.bootstrapServers(), bus.registryUrl());
      try (KafkaEventProducer producer =
          KafkaEventProducer.create(own.config("producer.buffer-bytes", "100KiB"))) {
        producer.send(type, payload(type, "ada", 0)).get(20, TimeUnit.SECONDS);
        kafka.stop();
        List<CompletableFuture<SentEvent>> taken = new ArrayList<>();

        assertThatThrownBy(
                () -> {
                  while (taken.size() < 1_000) {
                    taken.add(
                        producer.send(type, payload(type, "ada", taken.size(), "x".repeat(1000))));
                  }
                })
            .isInstanceOf(BufferFullException.class)
            .hasMessageContaining("eventbus.producer.buffer-bytes");

        assertThat(taken).hasSizeBetween(30, 100).noneMatch(CompletableFuture::isDone);
        assertThatThrownBy(() -> producer.send(type, payload(type, "ada", 0, "x".repeat(200_000))))
            .as("an event larger than the buffer")
            .isInstanceOf(EventTooLargeException.class)
            .hasMessageContaining("eventbus.producer.buffer-bytes");
        kafka.start();
        for (CompletableFuture<SentEvent> each : taken) {
          each.get(20, TimeUnit.SECONDS);
        }
        producer.send(type, payload(type, "ada", 0)).get(20, TimeUnit.SECONDS);
        assertThat(own.raw("limits")).hasSize(taken.size() + 2);
      }
    }
  }

  @Test
  void closeStoresEventsInFlightDespiteLinger() throws Exception {
    List<CompletableFuture<SentEvent>> sent = new ArrayList<>();
    KafkaEventProducer producer =
        KafkaEventProducer.create(
            bus.config("kafka.linger.ms", "60000", "producer.close-timeout", "20s"));
    for (int n = 0; n < 100; n++) {
      sent.add(producer.send(type, payload(type, "ada", n)));
    }
    producer.close();

    assertThat(sent).allMatch(each -> each.isDone() && !each.isCompletedExceptionally());
    assertThat(bus.raw("limits")).hasSize(100);
    assertThatThrownBy(() -> producer.send(type, payload(type, "ada", 0)))
        .isInstanceOf(IllegalStateException.class);
    producer.close();
  }

  @Test
  void closeWithoutABrokerFailsAtItsTimeoutNamingTheEvents() throws Exception {
    EmbeddedKafka kafka = EmbeddedKafka.startNew();
    try (kafka) {
      Bus own = bus.at(kafka.bootstrapServers(), bus.registryUrl());
      List<UUID> failed = java.util.Collections.synchronizedList(new ArrayList<>());
      KafkaEventProducer producer =
          KafkaEventProducer.builder(own.config("producer.close-timeout", "700ms"))
              .listener(
                  new ProducerListener() {
                    @Override
                    public void onFailed(FailedSend event) {
                      failed.add(event.metadata().id());
                    }
                  })
              .build();
      EventType<GenericRecord> never = TestEvents.type("never", "never");
      producer.send(type, payload(type, "ada", 0)).get(20, TimeUnit.SECONDS);
      kafka.stop();
      List<CompletableFuture<SentEvent>> held =
          List.of(
              producer.send(type, payload(type, "ada", 1)),
              producer.send(never, payload(never, "b", 2)));

      long before = System.nanoTime();
      assertThatThrownBy(producer::close)
          .isInstanceOfSatisfying(
              UnsentEventsException.class,
              e -> {
                assertThat(e.ids()).containsExactlyInAnyOrderElementsOf(failed).hasSize(2);
                assertThat(e).hasMessageContaining(e.ids().get(0).toString());
              });

      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(6));
      assertThat(held)
          .allSatisfy(
              each ->
                  assertThatThrownBy(each::join)
                      .hasCauseInstanceOf(org.openedx.eventbus.TransientEventBusException.class));
    }
  }

  @Test
  void blockedCallbackDoesNotBlockSending() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    AtomicReference<String> thread = new AtomicReference<>();
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config())) {
      CompletableFuture<SentEvent> first = producer.send(type, payload(type, "ada", 0));
      CountDownLatch blocked = new CountDownLatch(1);
      CompletableFuture<Void> callback =
          first.thenAccept(
              sent -> {
                thread.set(Thread.currentThread().getName());
                blocked.countDown();
                try {
                  release.await();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
      assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();

      for (int n = 1; n < 50; n++) {
        producer.send(type, payload(type, "ada", n)).get(20, TimeUnit.SECONDS);
      }

      release.countDown();
      callback.get(20, TimeUnit.SECONDS);
    }
    assertThat(thread.get()).startsWith("eventbus-callbacks");
  }

  @Test
  void callbacksThatWaitForFurtherEventsReturn() throws Exception {
    List<CompletableFuture<SentEvent>> chained = new ArrayList<>();
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config())) {
      for (int n = 0; n < 100; n++) {
        int number = n;
        chained.add(
            producer
                .send(type, payload(type, "user-" + n, n))
                .thenApply(sent -> producer.send(type, payload(type, "audit", number)).join()));
      }
      assertThat(CompletableFuture.allOf(chained.toArray(CompletableFuture[]::new)))
          .succeedsWithin(Duration.ofSeconds(20));
      producer.sendAndWait(type, payload(type, "ada", 0));
    }
    assertThat(bus.raw("limits")).hasSize(201);
  }

  @Test
  void callbacksOfOtherEventsRunWhileManyAreBlocked() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(50);
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config())) {
      for (int n = 0; n < 50; n++) {
        producer
            .send(type, payload(type, "ada", n))
            .thenAccept(
                sent -> {
                  blocked.countDown();
                  await(release);
                });
      }
      assertThat(producer.send(type, payload(type, "ada", 50)).thenApply(SentEvent::placements))
          .succeedsWithin(Duration.ofSeconds(20));
      assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(producer.health().conditions())
          .extracting(ProducerHealth.Condition::code)
          .containsExactly(ProducerHealth.Code.CALLBACKS_BLOCKED);
      release.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void callbacksThatNeverReturnFillTheBuffer() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    int accepted = 0;
    try (KafkaEventProducer producer =
        KafkaEventProducer.create(bus.config("producer.buffer-bytes", "20KiB"))) {
      BufferFullException full = null;
      while (full == null && accepted < 1_000) {
        try {
          CompletableFuture<SentEvent> sent = producer.send(type, payload(type, "ada", accepted++));
          CompletableFuture<Void> unused = sent.thenAccept(each -> await(release));
          sent.get(20, TimeUnit.SECONDS);
        } catch (BufferFullException e) {
          full = e;
        }
      }
      assertThat(full).isNotNull();
      // The number of callbacks is named as soon as more threads were started for them.
      Await.until(
          "the callbacks are named",
          () -> {
            try {
              return producer.send(type, payload(type, "ada", 0)) == null;
            } catch (BufferFullException e) {
              return e.getMessage().contains("sent events have not returned");
            }
          });
      release.countDown();
      Await.until(
          "events are accepted again",
          () -> {
            try {
              return producer.sendAndWait(type, payload(type, "ada", 0)) != null;
            } catch (BufferFullException e) {
              return false;
            }
          });
    }
    assertThat(accepted).isLessThan(100);
  }

  @Test
  void listenerMaySendAndWaitFlushAndClose() throws Exception {
    AtomicReference<KafkaEventProducer> self = new AtomicReference<>();
    AtomicBoolean called = new AtomicBoolean();
    CompletableFuture<SentEvent> second = new CompletableFuture<>();
    ProducerListener closing =
        new ProducerListener() {
          @Override
          public void onSent(SentEvent event) {
            if (called.compareAndSet(false, true)) {
              SentEvent sent = self.get().sendAndWait(type, payload(type, "ada", 1));
              self.get().flush();
              self.get().close();
              second.complete(sent);
            }
          }
        };
    KafkaEventProducer producer =
        KafkaEventProducer.builder(bus.config()).listener(closing).build();
    self.set(producer);
    CompletableFuture<SentEvent> first = producer.send(type, payload(type, "ada", 0));

    assertThat(second.get(20, TimeUnit.SECONDS).placements()).hasSize(1);
    assertThat(first.get(20, TimeUnit.SECONDS).placements()).hasSize(1);
    assertThatThrownBy(() -> producer.send(type, payload(type, "ada", 2)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closedProducerLeavesNoThreads() throws Exception {
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config())) {
      producer.send(type, payload(type, "ada", 0)).get(20, TimeUnit.SECONDS);
      assertThat(threads()).isNotEmpty();
    }
    Await.until("the threads of the producer end", () -> threads().isEmpty(), () -> threads());
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(
            name ->
                name.startsWith("eventbus-sender")
                    || name.startsWith("eventbus-callbacks")
                    || name.startsWith("eventbus-lookups")
                    || name.startsWith("kafka-producer-network-thread | delivery-test"))
        .toList();
  }
}
