package org.openedx.eventbus.it.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.consumer.deadletter.DeadLetterFilter.ALL;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.deadletter.DeadLetterFilter;
import org.openedx.eventbus.consumer.deadletter.DeadLetterList;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.RedriveOptions;
import org.openedx.eventbus.consumer.deadletter.RedriveReport;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerOptions;
import org.openedx.eventbus.it.Await;
import org.openedx.eventbus.it.Facts;
import org.openedx.eventbus.it.Seen;

/** A key with a dead letter stays where it is, whoever comes and goes, until it is redriven. */
@EventBusTest
class ParkingTest {
  private static final FailurePolicy PARK =
      FailurePolicy.retry(0, Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(1)))
          .thenPark();

  private Shop shop;
  private final Seen seen = new Seen();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  @BeforeEach
  void open(EventBusInfrastructure infrastructure, TopicPrefix prefix) {
    shop = new Shop(infrastructure, prefix.value());
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private EventConsumer start() {
    return EventConsumer.builder(shop.config)
        .group(shop.group)
        .on(
            shop.type,
            HandlerOptions.handler("ledger")
                .calls(
                    (Event<GenericRecord> event, Delivery delivery) -> {
                      if (refused.contains(Facts.user(event))) {
                        throw new IllegalStateException("no account");
                      }
                      seen.handle(event, delivery);
                    }))
        .onFailure(PARK)
        .start();
  }

  private RedriveReport redrive(DeadLetterFilter filter) throws InterruptedException {
    try (DeadLetters letters = shop.letters()) {
      return letters.redrive(filter, RedriveOptions.DEFAULT);
    }
  }

  private List<Long> numbers(String user) {
    return seen.all().stream().filter(each -> each.user().equals(user)).map(Seen.One::n).toList();
  }

  private static List<Disposition> dispositions(DeadLetterList list) {
    return list.open().stream().map(DeadLetter::disposition).toList();
  }

  @Test
  void aKeyStaysParkedOverARestartAndGoesOnInOrderAfterARedrive() throws Exception {
    refused.add("ada");
    shop.send("ada", 0);
    shop.send("ada", 1);
    shop.send("bob", 2);
    shop.send("ada", 3);
    try (EventConsumer consumer = start()) {
      assertThat(dispositions(shop.awaitOpen(3)))
          .containsExactly(Disposition.EXHAUSTED, Disposition.PARKED, Disposition.PARKED);
      seen.await(1);
    }
    refused.clear();
    shop.send("ada", 4);
    shop.send("bob", 5);
    try (EventConsumer consumer = start()) {
      DeadLetterList parked = shop.awaitOpen(4);
      assertThat(parked.open()).allMatch(DeadLetter::parks);
      assertThat(numbers("ada")).isEmpty();

      RedriveReport report = redrive(ALL.ids(List.of(parked.open().get(0).id().toString())));

      assertThat(report.redriven()).as("with those behind it").hasSize(4);
      shop.send("ada", 6);
      seen.await(7);
    }
    assertThat(numbers("ada")).containsExactly(0L, 1L, 3L, 4L, 6L);
    assertThat(numbers("bob")).containsExactly(2L, 5L);
    assertThat(shop.list().open()).isEmpty();
    assertThat(shop.list().resolved())
        .hasSize(4)
        .allSatisfy(
            each ->
                assertThat(each.resolutions())
                    .extracting(Resolution::kind)
                    .containsExactly(Resolution.Kind.REDRIVEN, Resolution.Kind.HANDLED));
  }

  @Test
  void orderHoldsWhileMembersComeAndAKeyThatGoesOnIsBusy() throws Exception {
    refused.add("ada");
    int events = 600;
    AtomicBoolean failed = new AtomicBoolean();
    Thread service =
        new Thread(
            () -> {
              try {
                for (int n = 1; n < events; n++) {
                  shop.send(n % 2 == 0 ? "ada" : "bob", n);
                  LockSupport.parkNanos(1_000_000);
                }
              } catch (Exception e) {
                failed.set(true);
              }
            });
    shop.send("ada", 0);
    try (EventConsumer first = start()) {
      shop.awaitOpen(1);
      service.start();
      Await.until("a key is parked", () -> shop.list().open().size() > 20);
      try (EventConsumer second = start()) {
        Await.until(
            "the second member has something", () -> !second.health().partitions().isEmpty());
        refused.clear();

        redrive(ALL);

        service.join();
        Await.until(
            "all is handled or open",
            () -> seen.all().size() + shop.list().open().size() >= events,
            () -> seen.all().size() + " and " + shop.list().open().size());
        redrive(ALL); // what was parked between the last look and the answer
        seen.await(events);
      }
    }
    assertThat(failed).isFalse();
    assertThat(numbers("ada"))
        .containsExactlyElementsOf(LongStream.range(0, 300).map(n -> 2 * n).boxed().toList());
    assertThat(numbers("bob")).hasSize(300);
    assertThat(shop.list().open()).isEmpty();
  }

  @Test
  void whatIsParkedBehindADiscardedLetterWaitsForItsRedrive() throws Exception {
    refused.add("ada");
    shop.send("ada", 0);
    shop.send("ada", 1);
    try (EventConsumer consumer = start()) {
      DeadLetterList letters = shop.awaitOpen(2);
      refused.clear();
      assertThat(redrive(ALL.ids(List.of(letters.open().get(1).id().toString()))).stillParked())
          .as("not before the one it is parked behind")
          .hasSize(1);
      try (DeadLetters open = shop.letters()) {
        open.discard(ALL.dispositions(List.of(Disposition.EXHAUSTED)), "no such account");
      }
      shop.send("ada", 2);
      shop.awaitOpen(2);

      redrive(ALL);

      seen.await(2);
    }
    assertThat(numbers("ada")).containsExactly(1L, 2L);
  }

  @Test
  void whatFailsAgainParksAgainWhatWasBehindIt() throws Exception {
    refused.add("ada");
    shop.send("ada", 0);
    shop.send("ada", 1);
    try (EventConsumer consumer = start()) {
      shop.awaitOpen(2);

      redrive(ALL);

      Await.until(
          "both are letters again",
          () -> shop.list().open().stream().filter(each -> each.redrives() == 1).count() == 2);
      assertThat(dispositions(shop.list()))
          .containsExactly(Disposition.EXHAUSTED, Disposition.PARKED);
      refused.clear();
      redrive(ALL);
      seen.await(2);
    }
    assertThat(numbers("ada")).containsExactly(0L, 1L);
  }

  @Test
  void noPartitionIsBegunBeforeWhatStandsBehindAnOpenTransactionIsRead() throws Exception {
    refused.add("ada");
    shop.send("ada", 0);
    try (KafkaProducer<byte[], byte[]> dying = shop.plain(shop.group + "-dying")) {
      try (EventConsumer consumer = start()) {
        shop.awaitOpen(1);
      }
      dying.initTransactions();
      dying.beginTransaction();
      int partition = shop.list().open().get(0).id().partition();
      var unused =
          dying.send(
              new ProducerRecord<>(
                  shop.deadLetters(), partition, "x".getBytes(StandardCharsets.UTF_8), null));
      dying.flush();
      shop.send("ada", 1);
      try (EventConsumer consumer = start()) {
        Await.until(
            "it has read the event and waits",
            () ->
                consumer.health().partitions().values().stream()
                    .anyMatch(each -> each.records() > 0));
        dying.abortTransaction();
        refused.clear();
        assertThat(dispositions(shop.awaitOpen(2)))
            .as("it is held back, and was not given to its handler")
            .containsExactly(Disposition.EXHAUSTED, Disposition.PARKED);
      }
    }
    assertThat(seen.all()).isEmpty();
  }
}
