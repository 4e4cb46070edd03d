package org.openedx.eventbus.it.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.consumer.deadletter.DeadLetterFilter.ALL;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.DeadLetters.Truncation;
import org.openedx.eventbus.consumer.deadletter.RedriveOptions;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerOptions;
import org.openedx.eventbus.it.Await;
import org.openedx.eventbus.it.CollectingHandler;
import org.openedx.eventbus.it.support.LogLines;

/** What operators and brokers do to a dead-letter topic: expand, recreate, expire, truncate. */
@EventBusTest
class DeadLetterTopicChangeTest {
  private static final FailurePolicy PARK =
      FailurePolicy.retry(0, Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(1)))
          .thenPark();

  @RegisterExtension final DeadLetterFixture fixture = new DeadLetterFixture();

  private final CollectingHandler seen = new CollectingHandler();

  private EventConsumer parking() {
    return EventConsumer.builder(fixture.config)
        .group(fixture.group)
        .on(
            fixture.type,
            HandlerOptions.handler("ledger")
                .calls(
                    (Event<GenericRecord> event, Delivery delivery) -> {
                      if (fixture.broken.get()) {
                        throw new IllegalStateException("no account");
                      }
                      seen.handle(event, delivery);
                    }))
        .onFailure(PARK)
        .start();
  }

  private void redriveAll() throws InterruptedException {
    try (DeadLetters letters = fixture.letters()) {
      var unused = letters.redrive(ALL, RedriveOptions.DEFAULT);
    }
  }

  private void awaitParkedKeys(EventConsumer consumer, int keys) {
    Await.until(
        keys + " parked keys", () -> consumer.health().parkedKeys() == keys, consumer::health);
  }

  private void recreate(int partitions) throws Exception {
    String topic = fixture.deadLetters();
    try (Admin admin = fixture.admin()) {
      admin.deleteTopics(List.of(topic)).all().get(20, TimeUnit.SECONDS);
      Await.until(
          "the topic is deleted",
          () -> !admin.listTopics().names().get(20, TimeUnit.SECONDS).contains(topic));
      admin
          .createTopics(
              List.of(
                  new NewTopic(topic, Optional.of(partitions), Optional.empty())
                      .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"))))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void recreatedTopicReleasesParkedKeysAndTakesNewDeadLetters() throws Exception {
    fixture.send("ada", 0);
    try (LogLines log = LogLines.capture();
        EventConsumer consumer = parking()) {
      fixture.awaitOpenDeadLetters(1);
      awaitParkedKeys(consumer, 1);

      recreate(1);

      awaitParkedKeys(consumer, 0);
      assertThat(log.with("WARN", "was recreated")).isNotEmpty();
      fixture.send("bob", 1);
      fixture.awaitOpenDeadLetters(1);
      fixture.broken.set(false);
      fixture.send("ada", 2);
      redriveAll();
      seen.await(2);
    }
    assertThat(seen.numbers()).containsExactlyInAnyOrder(1L, 2L);
  }

  /** Dead letters in several partitions are redriven while the group is down. */
  @Test
  void redrivenEventsOfATopicThatWasRecreatedWithFewerPartitionsBlockNothing() throws Exception {
    fixture.sendAndFail(8);
    redriveAll();
    fixture.broken.set(false);
    recreate(1);

    try (EventConsumer consumer = fixture.start()) {
      fixture.send("user-1", 99);
      fixture.failing.await(1);
      Await.until(
          "nothing is blocked or buffered",
          () ->
              consumer.health().partitions().values().stream()
                  .allMatch(each -> each.records() == 0 && each.blockReason().isEmpty()),
          consumer::health);
    }
    assertThat(fixture.list().unresolved()).isEmpty();
  }

  @Test
  void expiredDeadLetterReleasesItsKey() throws Exception {
    fixture.send("ada", 0);
    try (EventConsumer consumer = parking()) {
      fixture.awaitOpenDeadLetters(1);
      awaitParkedKeys(consumer, 1);

      deleteAllRecords();

      awaitParkedKeys(consumer, 0);
      fixture.broken.set(false);
      fixture.send("ada", 1);
      seen.await(1);
    }
  }

  private void deleteAllRecords() throws Exception {
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    try (Admin admin = fixture.admin()) {
      for (var each : fixture.raw(fixture.deadLetters())) {
        all.merge(
            new TopicPartition(each.topic(), each.partition()),
            RecordsToDelete.beforeOffset(each.offset() + 1),
            (one, other) -> other);
      }
      admin.deleteRecords(all).all().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void deadLettersInAddedPartitionsAreRedriven() throws Exception {
    fixture.send("ada", 0);
    try (EventConsumer consumer = parking()) {
      fixture.awaitOpenDeadLetters(1);
      try (Admin admin = fixture.admin()) {
        admin
            .createPartitions(Map.of(fixture.deadLetters(), NewPartitions.increaseTo(12)))
            .all()
            .get(20, TimeUnit.SECONDS);
      }
      for (int n = 1; n < 30; n++) {
        fixture.send("user-" + n, n);
      }
      fixture.send("ada", 30);
      fixture.awaitOpenDeadLetters(31);
      awaitParkedKeys(consumer, 30);
      fixture.broken.set(false);

      redriveAll();

      seen.await(31);
      awaitParkedKeys(consumer, 0);
    }
    assertThat(fixture.list().unresolved()).isEmpty();
  }

  /** The first member has read and written dead letters before their topic was expanded. */
  @Test
  void deadLettersInAddedPartitionsAreRedrivenByAMemberThatRedroveOthersBefore() throws Exception {
    fixture.send("ada", 0);
    try (EventConsumer first = parking();
        Admin admin = fixture.admin()) {
      fixture.awaitOpenDeadLetters(1);
      fixture.broken.set(false);
      redriveAll();
      seen.await(1);
      fixture.awaitResolved(1);
      fixture.broken.set(true);
      int before =
          admin
              .describeTopics(List.of(fixture.deadLetters()))
              .allTopicNames()
              .get(20, TimeUnit.SECONDS)
              .get(fixture.deadLetters())
              .partitions()
              .size();
      admin
          .createPartitions(Map.of(fixture.deadLetters(), NewPartitions.increaseTo(12)))
          .all()
          .get(20, TimeUnit.SECONDS);
      try (EventConsumer second = parking()) {
        Await.until("both members have partitions", () -> isAssigned(first) && isAssigned(second));
        for (int n = 1; n <= 40; n++) {
          fixture.send("user-" + n, n);
        }
        fixture.awaitOpenDeadLetters(40);
      }
      assertThat(fixture.list().open()).anyMatch(each -> each.id().partition() >= before);
      fixture.broken.set(false);

      redriveAll();

      seen.await(41);
      Await.until("all are resolved", () -> fixture.list().unresolved().isEmpty(), fixture::list);
    }
    assertThat(fixture.resolved("DISCARDED")).isEmpty();
  }

  private static boolean isAssigned(EventConsumer consumer) {
    return !consumer.health().partitions().isEmpty();
  }

  @Test
  void groupRemembersThePositionOfTheOldestUnresolvedDeadLetter() throws Exception {
    fixture.send("ada", 0);
    fixture.send("ada", 1);
    try (EventConsumer consumer = parking()) {
      var oldest = fixture.awaitOpenDeadLetters(2).open().get(0).id();
      awaitPosition(oldest.partition(), oldest.offset());
      assertThat(commit(oldest.partition()).metadata()).startsWith("dead-letters=");
      fixture.broken.set(false);
      redriveAll();
      seen.await(2);
      long end = fixture.raw(fixture.deadLetters()).size();
      Await.until(
          "the position is behind all resolutions",
          () -> commit(oldest.partition()).offset() >= end,
          () -> "");
      assertThat(commit(0).metadata())
          .as("with the topics that the group has started with")
          .contains("dead-letters=")
          .contains(" ebt1:");
    }
    assertThat(fixture.list().unresolved()).isEmpty();
    assertThat(fixture.list().resolved()).as("they are not read").isEmpty();
    assertThat(fixture.history().resolved()).hasSize(2);

    fixture.broken.set(true);
    fixture.send("ada", 2);
    try (EventConsumer consumer = parking()) {
      fixture.awaitOpenDeadLetters(1);
      awaitParkedKeys(consumer, 1);
    }
    recreate(1);
    fixture.send("bob", 3);
    try (EventConsumer consumer = parking()) {
      assertThat(fixture.awaitOpenDeadLetters(1).open())
          .as("positions of the topic before are invalid")
          .allMatch(each -> each.key().matches("bob"));
    }
  }

  private OffsetAndMetadata commit(int partition) throws Exception {
    return fixture.commits(fixture.deadLetters()).getOrDefault(partition, new OffsetAndMetadata(0));
  }

  private void awaitPosition(int partition, long offset) {
    Await.until(
        "position " + offset,
        () -> commit(partition).offset() == offset && !commit(partition).metadata().isEmpty(),
        () -> "");
  }

  @Test
  void truncationKeepsUnresolvedDeadLettersAndItsAuditRecord() throws Exception {
    fixture.sendAndFail(3);
    try (EventConsumer consumer = fixture.start();
        DeadLetters letters = fixture.letters()) {
      var first = fixture.list().open().get(0);
      letters.discard(ALL.ids(List.of(first.id().toString())), "a test");
      List<Truncation> plan = letters.planTruncation();

      List<Truncation> done = letters.truncate("disk is full");

      assertThat(done).isEqualTo(plan).isNotEmpty();
      assertThat(fixture.list().open()).hasSize(2);
      assertThat(fixture.history().resolved()).isEmpty();
      assertThat(fixture.list().unrecognized()).isEmpty();
      assertThat(fixture.raw(fixture.deadLetters()))
          .filteredOn(each -> "truncated".equals(DeadLetterFixture.header(each, "dlq_resolution")))
          .isNotEmpty()
          .allSatisfy(
              each ->
                  assertThat(DeadLetterFixture.header(each, "dlq_reason"))
                      .isEqualTo("disk is full"));
      fixture.broken.set(false);
      redriveAll();
      fixture.failing.await(2);
    }
  }
}
