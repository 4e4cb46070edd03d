package org.openedx.eventbus.it.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.openedx.eventbus.consumer.deadletter.DeadLetterFilter.ALL;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.deadletter.DeadLetterFilter;
import org.openedx.eventbus.consumer.deadletter.DeadLetterList;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.RedriveOptions;
import org.openedx.eventbus.consumer.deadletter.RedriveReport;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerOptions;
import org.openedx.eventbus.it.Await;
import org.openedx.eventbus.it.CollectingHandler;
import org.openedx.eventbus.it.TestEvents;
import org.openedx.eventbus.producer.KafkaEventProducer;

/**
 * Parked keys: after a dead letter, later events of the key are parked until a redrive, also across
 * restarts, rebalances and repeated failures. Their order is kept.
 */
@EventBusTest
class ParkingTest {
  private static final FailurePolicy PARK =
      FailurePolicy.retry(0, Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(1)))
          .thenPark();

  @RegisterExtension final DeadLetterFixture fixture = new DeadLetterFixture();

  private final CollectingHandler seen = new CollectingHandler();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  private EventConsumer start() {
    return EventConsumer.builder(fixture.config)
        .group(fixture.group)
        .on(
            fixture.type,
            HandlerOptions.handler("ledger")
                .calls(
                    (Event<GenericRecord> event, Delivery delivery) -> {
                      if (refused.contains(TestEvents.user(event))) {
                        throw new IllegalStateException("no account");
                      }
                      seen.handle(event, delivery);
                    }))
        .onFailure(PARK)
        .start();
  }

  private RedriveReport redrive(DeadLetterFilter filter) throws InterruptedException {
    try (DeadLetters letters = fixture.letters()) {
      return letters.redrive(filter, RedriveOptions.DEFAULT);
    }
  }

  private List<Long> numbers(String user) {
    return seen.all().stream()
        .filter(each -> each.user().equals(user))
        .map(CollectingHandler.Handled::n)
        .toList();
  }

  private static List<Disposition> dispositions(DeadLetterList list) {
    return list.open().stream().map(DeadLetter::disposition).toList();
  }

  @Test
  void parkedKeySurvivesARestartAndContinuesInOrderAfterARedrive() throws Exception {
    refused.add("ada");
    fixture.send("ada", 0);
    fixture.send("ada", 1);
    fixture.send("bob", 2);
    fixture.send("ada", 3);
    try (EventConsumer consumer = start()) {
      assertThat(dispositions(fixture.awaitOpenDeadLetters(3)))
          .containsExactly(Disposition.EXHAUSTED, Disposition.PARKED, Disposition.PARKED);
      seen.await(1);
    }
    refused.clear();
    fixture.send("ada", 4);
    fixture.send("bob", 5);
    try (EventConsumer consumer = start()) {
      DeadLetterList parked = fixture.awaitOpenDeadLetters(4);
      assertThat(parked.open()).allMatch(DeadLetter::parks);
      assertThat(numbers("ada")).isEmpty();

      RedriveReport report = redrive(ALL.ids(List.of(parked.open().get(0).id().toString())));

      assertThat(report.redriven()).as("with the events parked behind it").hasSize(4);
      fixture.send("ada", 6);
      seen.await(7);
    }
    assertThat(numbers("ada")).containsExactly(0L, 1L, 3L, 4L, 6L);
    assertThat(numbers("bob")).containsExactly(2L, 5L);
    assertThat(fixture.awaitResolved(4).unresolved()).isEmpty();
    assertThat(fixture.history().resolved())
        .hasSize(4)
        .allSatisfy(
            each ->
                assertThat(each.resolutions())
                    .extracting(Resolution::kind)
                    .containsExactly(Resolution.Kind.REDRIVEN, Resolution.Kind.HANDLED));
  }

  @Test
  void keyUnparkedDuringARebalanceKeepsItsOrder() throws Exception {
    refused.add("ada");
    int events = 600;
    AtomicBoolean failed = new AtomicBoolean();
    Thread service =
        new Thread(
            () -> {
              try {
                for (int n = 1; n < events; n++) {
                  fixture.send(n % 2 == 0 ? "ada" : "bob", n);
                  LockSupport.parkNanos(1_000_000);
                }
              } catch (Exception e) {
                failed.set(true);
              }
            });
    fixture.send("ada", 0);
    try (EventConsumer first = start()) {
      fixture.awaitOpenDeadLetters(1);
      service.start();
      Await.until("events are parked", () -> fixture.list().open().size() > 20);
      try (EventConsumer second = start()) {
        Await.until(
            "the second member has partitions", () -> !second.health().partitions().isEmpty());
        refused.clear();

        redrive(ALL);

        service.join();
        Await.until(
            "each event is handled or an open dead letter",
            () -> seen.all().size() + fixture.list().open().size() >= events,
            () -> seen.all().size() + " and " + fixture.list().open().size());
        redrive(ALL); // events parked between the list and the redrive
        seen.await(events);
      }
    }
    assertThat(failed).isFalse();
    assertThat(numbers("ada"))
        .containsExactlyElementsOf(LongStream.range(0, 300).map(n -> 2 * n).boxed().toList());
    assertThat(numbers("bob")).hasSize(300);
    assertThat(fixture.list().open()).isEmpty();
  }

  @Test
  void eventParkedBehindADiscardedDeadLetterAwaitsItsRedrive() throws Exception {
    refused.add("ada");
    fixture.send("ada", 0);
    fixture.send("ada", 1);
    try (EventConsumer consumer = start()) {
      DeadLetterList letters = fixture.awaitOpenDeadLetters(2);
      refused.clear();
      assertThat(redrive(ALL.ids(List.of(letters.open().get(1).id().toString()))).stillParked())
          .as("not before the dead letter that it is parked behind")
          .hasSize(1);
      try (DeadLetters open = fixture.letters()) {
        open.discard(ALL.dispositions(List.of(Disposition.EXHAUSTED)), "no such account");
      }
      fixture.send("ada", 2);
      fixture.awaitOpenDeadLetters(2);

      redrive(ALL);

      seen.await(2);
    }
    assertThat(numbers("ada")).containsExactly(1L, 2L);
  }

  @Test
  void redrivenEventThatFailsAgainParksTheEventsBehindIt() throws Exception {
    refused.add("ada");
    fixture.send("ada", 0);
    fixture.send("ada", 1);
    try (EventConsumer consumer = start()) {
      fixture.awaitOpenDeadLetters(2);

      redrive(ALL);

      Await.until("both are open again", () -> fixture.list().open().size() == 2);
      assertThat(fixture.list().open())
          .extracting(DeadLetter::disposition, DeadLetter::redrives)
          .as("the second one is the same dead letter as before")
          .containsExactly(tuple(Disposition.PARKED, 0), tuple(Disposition.EXHAUSTED, 1));
      assertThat(fixture.resolved("parked")).hasSize(1);
      refused.clear();
      redrive(ALL);
      seen.await(2);
    }
    assertThat(numbers("ada")).containsExactly(0L, 1L);
  }

  /** 110 events of one key, of which each redrive handles none. */
  @Test
  void redriveOfHopelessKeyEndsAndCopiesNothing() throws Exception {
    refused.add("ada");
    for (int n = 0; n < 110; n++) {
      fixture.send("ada", n);
    }
    try (EventConsumer consumer = start()) {
      fixture.awaitOpenDeadLetters(110);
      int before = fixture.raw(fixture.deadLetters()).size();

      assertThat(redrive(ALL).redriven()).hasSize(110);

      DeadLetterList list = fixture.awaitOpenDeadLetters(110);
      assertThat(list.open()).extracting(DeadLetter::redrives).containsOnlyOnce(1);
      assertThat(fixture.raw(fixture.deadLetters()).size() - before)
          .as("a resolution of each, one dead letter instead of the first, the others parked")
          .isEqualTo(110 + 1 + 109);
      refused.clear();
      assertThat(redrive(ALL).redriven()).hasSize(110);
      seen.await(110);
    }
    assertThat(numbers("ada")).containsExactlyElementsOf(LongStream.range(0, 110).boxed().toList());
  }

  @Test
  void parkedKeysSurviveTheExpansionOfTheirTopic() throws Exception {
    List<String> users = List.of("ada", "bob", "cleo", "dora", "emil", "fay", "gus", "hal");
    refused.addAll(users);
    for (int n = 0; n < 16; n++) {
      fixture.send(users.get(n % 8), n);
    }
    try (EventConsumer consumer = start()) {
      fixture.awaitOpenDeadLetters(16);
      try (Admin admin = fixture.admin()) {
        admin
            .createPartitions(Map.of(fixture.topic(), NewPartitions.increaseTo(9)))
            .all()
            .get(20, TimeUnit.SECONDS);
      }
      refused.clear();
      try (KafkaEventProducer expanded = KafkaEventProducer.create(fixture.config)) {
        for (int n = 16; n < 24; n++) {
          var unused =
              expanded
                  .send(fixture.type, TestEvents.payload(fixture.type, users.get(n % 8), n))
                  .get(20, TimeUnit.SECONDS);
        }
      }

      assertThat(dispositions(fixture.awaitOpenDeadLetters(24)))
          .filteredOn(Disposition.PARKED::equals)
          .hasSize(16);
      assertThat(seen.all()).isEmpty();
      redrive(ALL);
      seen.await(24);
    }
    for (int n = 0; n < 8; n++) {
      assertThat(numbers(users.get(n))).containsExactly(n + 0L, n + 8L, n + 16L);
    }
  }

  @Test
  void partitionIsNotHandledUntilOpenDeadLetterTransactionsEnd() throws Exception {
    refused.add("ada");
    fixture.send("ada", 0);
    try (KafkaProducer<byte[], byte[]> dying = fixture.plain(fixture.group + "-dying")) {
      try (EventConsumer consumer = start()) {
        fixture.awaitOpenDeadLetters(1);
      }
      dying.initTransactions();
      dying.beginTransaction();
      int partition = fixture.list().open().get(0).id().partition();
      var unused =
          dying.send(
              new ProducerRecord<>(
                  fixture.deadLetters(), partition, "x".getBytes(StandardCharsets.UTF_8), null));
      dying.flush();
      fixture.send("ada", 1);
      try (EventConsumer consumer = start()) {
        Await.until(
            "the event is buffered",
            () ->
                consumer.health().partitions().values().stream()
                    .anyMatch(each -> each.records() > 0));
        dying.abortTransaction();
        refused.clear();
        assertThat(dispositions(fixture.awaitOpenDeadLetters(2)))
            .as("the event is parked instead of handled")
            .containsExactly(Disposition.EXHAUSTED, Disposition.PARKED);
      }
    }
    assertThat(seen.all()).isEmpty();
  }
}
