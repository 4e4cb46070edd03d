package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.it.TestEvents.payload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.embedded.EmbeddedKafka;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.producer.KafkaEventProducer;

/**
 * Events sent before, during and after a broker outage are stored and handled. The test stops and
 * starts a broker of its own, while a service sends without blocking.
 */
@EventBusTest
class BrokerOutageTest {
  private static final long BOUND_MILLIS = 2_000;
  private static EmbeddedKafka kafka;

  private final EventType<GenericRecord> type = TestEvents.type("outage", "outage");

  @RegisterExtension final Bus bus = Bus.withBroker(() -> kafka.bootstrapServers());

  @BeforeAll
  static void startBroker() {
    kafka = EmbeddedKafka.builder().property("group.initial.rebalance.delay.ms", "0").start();
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  @Test
  void acknowledgedEventsAreHandledAcrossABrokerRestart() throws Exception {
    CollectingHandler seen = new CollectingHandler();
    List<CompletableFuture<SentEvent>> sent = new ArrayList<>();
    AtomicLong longest = new AtomicLong();
    AtomicBoolean goOn = new AtomicBoolean(true);
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config());
        EventConsumer consumer = bus.consumer().on(type, seen).start()) {
      Thread service =
          new Thread(
              () -> {
                for (long n = 0; goOn.get() && n < 20_000; n++) {
                  long before = System.nanoTime();
                  CompletableFuture<SentEvent> future =
                      producer.send(type, payload(type, "user-" + n % 7, n));
                  longest.accumulateAndGet(System.nanoTime() - before, Math::max);
                  synchronized (sent) {
                    sent.add(future);
                  }
                  java.util.concurrent.locks.LockSupport.parkNanos(200_000);
                }
              });
      service.start();
      seen.await(100);
      kafka.stop();
      int whenStopped = size(sent);
      Await.until("sends continue during the outage", () -> size(sent) > whenStopped + 300);
      List<CompletableFuture<SentEvent>> sentMeanwhile =
          copy(sent).subList(whenStopped + 100, whenStopped + 300);
      assertThat(sentMeanwhile)
          .as("sends during the outage are pending")
          .noneMatch(each -> each.isDone());
      kafka.start();
      int whenStarted = size(sent);
      Await.until("sends continue after the restart", () -> size(sent) > whenStarted + 300);
      goOn.set(false);
      service.join();

      List<UUID> acknowledged = new ArrayList<>();
      for (CompletableFuture<SentEvent> each : sent) {
        acknowledged.add(each.get(30, TimeUnit.SECONDS).metadata().id());
      }
      seen.await(acknowledged.size());

      assertThat(seen.distinctIds()).containsExactlyInAnyOrderElementsOf(acknowledged);
      assertThat(bus.rawIds("outage")).containsExactlyInAnyOrderElementsOf(acknowledged);
      seen.assertOrderByKey();
      assertThat(Duration.ofNanos(longest.get())).isLessThan(Duration.ofMillis(BOUND_MILLIS));
      assertThat(consumer.isRunning()).isTrue();
    }
  }

  @Test
  void eventIsSentWithoutBlockingAfterAnIdlePeriod() throws Exception {
    // Kafka rejects values below five seconds.
    try (KafkaEventProducer producer =
        KafkaEventProducer.create(bus.config("kafka.metadata.max.idle.ms", "5000"))) {
      producer.send(type, payload(type, "ada", 0)).get(20, TimeUnit.SECONDS);
      long silentUntil = System.nanoTime() + Duration.ofMillis(6_500).toNanos();
      Await.until("idle for longer than the metadata cache", () -> System.nanoTime() > silentUntil);

      SentEvent sent = atOnce(producer, 1).get(2, TimeUnit.SECONDS);

      assertThat(sent.placements()).hasSize(1);
      kafka.stop();
      CompletableFuture<SentEvent> whileAway;
      CompletableFuture<SentEvent> another;
      try {
        whileAway = atOnce(producer, 2);
        another = atOnce(producer, 3);
        assertThat(whileAway).isNotDone();
      } finally {
        kafka.start();
      }
      assertThat(whileAway.get(30, TimeUnit.SECONDS).placements().get(0).offset())
          .isLessThan(another.get(30, TimeUnit.SECONDS).placements().get(0).offset());
    }
  }

  @Test
  void producerAndConsumerStartedWithoutABrokerCatchUp() throws Exception {
    CollectingHandler seen = new CollectingHandler();
    kafka.stop();
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config());
        EventConsumer consumer = bus.consumer().on(type, seen).start()) {
      CompletableFuture<SentEvent> sent = atOnce(producer, 1);
      assertThat(sent).isNotDone();
      kafka.start();

      SentEvent stored = sent.get(30, TimeUnit.SECONDS);
      seen.await(1);

      assertThat(seen.distinctIds()).containsExactly(stored.metadata().id());
    } finally {
      kafka.start();
    }
  }

  private CompletableFuture<SentEvent> atOnce(KafkaEventProducer producer, long n) {
    long before = System.nanoTime();
    CompletableFuture<SentEvent> sent = producer.send(type, payload(type, "ada", n));
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isLessThan(Duration.ofMillis(BOUND_MILLIS));
    return sent;
  }

  private static <T> int size(List<T> list) {
    synchronized (list) {
      return list.size();
    }
  }

  private static <T> List<T> copy(List<T> list) {
    synchronized (list) {
      return List.copyOf(list);
    }
  }
}
