package org.openedx.eventbus.it.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.replay.GroupOffset;
import org.openedx.eventbus.consumer.replay.Replay;
import org.openedx.eventbus.consumer.replay.ReplayException;
import org.openedx.eventbus.consumer.replay.ReplayException.ActiveMembersException;
import org.openedx.eventbus.consumer.replay.ReplayPlan;
import org.openedx.eventbus.consumer.settings.StartPosition;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.it.Await;
import org.openedx.eventbus.it.CollectingHandler;

/**
 * Replay moves the offsets of one inactive group, and of no other. Proves from where the next
 * consumer continues.
 */
@EventBusTest
class ReplayTest {
  @RegisterExtension final DeadLetterFixture fixture = new DeadLetterFixture();

  private Replay replay;

  @BeforeEach
  void open() {
    fixture.broken.set(false);
    replay = Replay.open(fixture.config, fixture.group);
  }

  @AfterEach
  void close() {
    replay.close();
  }

  private void sendAndHandle(int first, int last) throws Exception {
    for (int n = first; n < last; n++) {
      fixture.send("user-" + n, n);
    }
    try (EventConsumer consumer = fixture.start()) {
      fixture.failing.await(last);
    }
  }

  /** Returns the commits of a group, without the remembered positions in its dead-letter topic. */
  private Map<TopicPartition, OffsetAndMetadata> committed(String group) throws Exception {
    try (Admin admin = Admin.create(fixture.config.kafka())) {
      Map<TopicPartition, OffsetAndMetadata> all =
          new HashMap<>(
              admin
                  .listConsumerGroupOffsets(group)
                  .partitionsToOffsetAndMetadata()
                  .get(20, TimeUnit.SECONDS));
      all.keySet().removeIf(each -> each.topic().endsWith(".dead-letters"));
      return all;
    }
  }

  private List<Long> handledByTheNextRun(int count) {
    CollectingHandler seen = new CollectingHandler();
    try (EventConsumer consumer =
        EventConsumer.builder(fixture.config).group(fixture.group).on(fixture.type, seen).start()) {
      seen.await(count);
    }
    return seen.numbers().stream().sorted().toList();
  }

  @Test
  void replayOfAGroupWithMembersFailsNamingThem() throws Exception {
    fixture.send("ada", 1);
    try (EventConsumer consumer = fixture.start()) {
      fixture.failing.await(1);
      assertThatThrownBy(() -> replay.run(StartPosition.EARLIEST, List.of()))
          .isInstanceOf(ActiveMembersException.class)
          .hasMessageContaining("group '" + fixture.group + "' has active members")
          .hasMessageContaining("lms-" + fixture.group)
          .hasMessageContaining("127.0.0.1");
      Await.until("offsets are committed", () -> !committed(fixture.group).isEmpty());
      assertThat(replay.plan(StartPosition.EARLIEST, List.of()).moves())
          .as("a plan is allowed")
          .hasSize(3);
    }
    assertThat(replay.run(StartPosition.EARLIEST, List.of()).reprocessed()).isEqualTo(1);
  }

  @Test
  void replayFromEarliestReprocessesAllEventsOfThisGroupOnly() throws Exception {
    CollectingHandler other = new CollectingHandler();
    sendAndHandle(0, 10);
    try (EventConsumer consumer =
        EventConsumer.builder(fixture.config)
            .group(fixture.group + "-2")
            .on(fixture.type, other)
            .start()) {
      other.await(10);
    }
    Map<TopicPartition, OffsetAndMetadata> before = committed(fixture.group);
    Map<TopicPartition, OffsetAndMetadata> others = committed(fixture.group + "-2");

    ReplayPlan dry = replay.plan(StartPosition.EARLIEST, List.of());
    assertThat(committed(fixture.group)).as("a plan moves nothing").isEqualTo(before);
    ReplayPlan done = replay.run(StartPosition.EARLIEST, List.of());

    assertThat(done).isEqualTo(dry);
    assertThat(done.reprocessed()).isEqualTo(10);
    assertThat(done.skipped()).isZero();
    assertThat(done.moves())
        .hasSize(3)
        .allMatch(each -> each.topic().equals(fixture.topic()) && each.to() == 0);
    assertThat(committed(fixture.group + "-2")).isEqualTo(others);
    Map<TopicPartition, OffsetAndMetadata> after = committed(fixture.group);
    before.forEach(
        (partition, offset) ->
            assertThat(after.get(partition).offset())
                .as(partition.toString())
                .isEqualTo(partition.topic().equals(fixture.topic()) ? 0 : offset.offset()));
    assertThat(replay.offsets(List.of()))
        .as("the commits are of the present topic")
        .hasSize(3)
        .noneMatch(GroupOffset::recreated);
    assertThat(handledByTheNextRun(10)).hasSize(10);
  }

  @Test
  void replayFromATimeReprocessesEventsSinceThen() throws Exception {
    sendAndHandle(0, 5);
    Instant last = Instant.now();
    Await.until("the next millisecond", () -> Instant.now().toEpochMilli() > last.toEpochMilli());
    Instant time = Instant.now();
    sendAndHandle(5, 12);

    ReplayPlan plan = replay.run(StartPosition.at(time), List.of("sales"));

    assertThat(plan.reprocessed()).isEqualTo(7);
    assertThat(handledByTheNextRun(7)).containsExactly(5L, 6L, 7L, 8L, 9L, 10L, 11L);
  }

  @Test
  void replayFromLatestSkipsStoredEvents() throws Exception {
    sendAndHandle(0, 2);
    for (int n = 2; n < 6; n++) {
      fixture.send("user-" + n, n);
    }

    ReplayPlan plan = replay.run(StartPosition.LATEST, List.of());

    assertThat(plan.skipped()).isEqualTo(4);
    fixture.send("user-6", 6);
    assertThat(handledByTheNextRun(1)).containsExactly(6L);
  }

  @Test
  void invalidReplayIsRejectedNamingTheCause() throws Exception {
    sendAndHandle(0, 1);
    fixture.send("user-1", 1); // so that the group is at neither end of the topic
    Map<TopicPartition, OffsetAndMetadata> before = committed(fixture.group);
    try (Replay unknown = Replay.open(fixture.config, "nobody")) {
      assertThatThrownBy(() -> unknown.plan(StartPosition.EARLIEST, List.of()))
          .isInstanceOf(ReplayException.class)
          .hasMessageContaining("group 'nobody' does not exist");
    }
    assertThatThrownBy(() -> replay.run(StartPosition.EARLIEST, List.of("sales", "sails")))
        .hasMessageContaining("topic " + fixture.config.fullTopic("sails") + " does not exist");
    assertThatThrownBy(
            () -> replay.run(StartPosition.EARLIEST, List.of(fixture.group + ".dead-letters")))
        .hasMessageContaining("has no committed offsets in topic")
        .hasMessageContaining(fixture.topic());
    assertThatThrownBy(
            () -> replay.run(StartPosition.at(Instant.parse("2100-01-01T00:00:00Z")), List.of()))
        .hasMessageContaining("2100-01-01T00:00:00Z is in the future");
    assertThat(before).isNotEmpty();
    assertThat(committed(fixture.group)).as("no offset was moved").isEqualTo(before);
  }
}
