package org.openedx.eventbus.it.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.replay.ActiveMembersException;
import org.openedx.eventbus.consumer.replay.Replay;
import org.openedx.eventbus.consumer.replay.ReplayException;
import org.openedx.eventbus.consumer.replay.ReplayPlan;
import org.openedx.eventbus.consumer.settings.StartPosition;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.it.Await;
import org.openedx.eventbus.it.Seen;

/** A group that is moved to another place in its topics. */
@EventBusTest
class ReplayTest {
  private Shop shop;
  private Replay replay;

  @BeforeEach
  void open(EventBusInfrastructure infrastructure, TopicPrefix prefix) {
    shop = new Shop(infrastructure, prefix.value());
    shop.broken.set(false);
    replay = Replay.open(shop.config, shop.group);
  }

  @AfterEach
  void close() {
    replay.close();
    shop.close();
  }

  private void sendAndHandle(int first, int last) throws Exception {
    for (int n = first; n < last; n++) {
      shop.send("user-" + n, n);
    }
    try (EventConsumer consumer = shop.start()) {
      shop.flaky.await(last);
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(String group) throws Exception {
    try (Admin admin = Admin.create(shop.config.kafka())) {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get(20, TimeUnit.SECONDS);
    }
  }

  private List<Long> handledByTheNextRun(int count) {
    Seen seen = new Seen();
    try (EventConsumer consumer =
        EventConsumer.builder(shop.config).group(shop.group).on(shop.type, seen).start()) {
      seen.await(count);
    }
    return seen.numbers().stream().sorted().toList();
  }

  @Test
  void aGroupWithMembersIsLeftAloneAndTheyAreNamed() throws Exception {
    shop.send("ada", 1);
    try (EventConsumer consumer = shop.start()) {
      shop.flaky.await(1);
      assertThatThrownBy(() -> replay.run(StartPosition.EARLIEST, List.of()))
          .isInstanceOf(ActiveMembersException.class)
          .hasMessageContaining("group '" + shop.group + "' has active members")
          .hasMessageContaining("lms-" + shop.group)
          .hasMessageContaining("127.0.0.1");
      Await.until("committed", () -> !committed(shop.group).isEmpty());
      assertThat(replay.plan(StartPosition.EARLIEST, List.of()).moves())
          .as("looking is free")
          .hasSize(3);
    }
    assertThat(replay.run(StartPosition.EARLIEST, List.of()).reprocessed()).isEqualTo(1);
  }

  @Test
  void fromTheEarliestAllIsHandledAgainByThisGroupAndByNoOther() throws Exception {
    Seen other = new Seen();
    sendAndHandle(0, 10);
    try (EventConsumer consumer =
        EventConsumer.builder(shop.config).group(shop.group + "-2").on(shop.type, other).start()) {
      other.await(10);
    }
    Map<TopicPartition, OffsetAndMetadata> before = committed(shop.group);
    Map<TopicPartition, OffsetAndMetadata> others = committed(shop.group + "-2");

    ReplayPlan dry = replay.plan(StartPosition.EARLIEST, List.of());
    assertThat(committed(shop.group)).as("dry").isEqualTo(before);
    ReplayPlan done = replay.run(StartPosition.EARLIEST, List.of());

    assertThat(done).isEqualTo(dry);
    assertThat(done.reprocessed()).isEqualTo(10);
    assertThat(done.skipped()).isZero();
    assertThat(done.moves())
        .hasSize(3)
        .allMatch(each -> each.topic().equals(shop.sales()) && each.to() == 0);
    assertThat(committed(shop.group + "-2")).isEqualTo(others);
    Map<TopicPartition, OffsetAndMetadata> after = committed(shop.group);
    before.forEach(
        (partition, offset) ->
            assertThat(after.get(partition))
                .as(partition.toString())
                .isEqualTo(
                    partition.topic().equals(shop.sales()) ? new OffsetAndMetadata(0) : offset));
    assertThat(handledByTheNextRun(10)).hasSize(10);
  }

  @Test
  void fromATimeWhatCameThenOrLaterIsHandledAgain() throws Exception {
    sendAndHandle(0, 5);
    Instant last = Instant.now();
    Await.until("another millisecond", () -> Instant.now().toEpochMilli() > last.toEpochMilli());
    Instant time = Instant.now();
    sendAndHandle(5, 12);

    ReplayPlan plan = replay.run(StartPosition.at(time), List.of("sales"));

    assertThat(plan.reprocessed()).isEqualTo(7);
    assertThat(handledByTheNextRun(7)).containsExactly(5L, 6L, 7L, 8L, 9L, 10L, 11L);
  }

  @Test
  void fromTheLatestWhatIsThereIsPassedOver() throws Exception {
    sendAndHandle(0, 2);
    for (int n = 2; n < 6; n++) {
      shop.send("user-" + n, n);
    }

    ReplayPlan plan = replay.run(StartPosition.LATEST, List.of());

    assertThat(plan.skipped()).isEqualTo(4);
    shop.send("user-6", 6);
    assertThat(handledByTheNextRun(1)).containsExactly(6L);
  }

  @Test
  void whatCannotBeIsRefusedByName() throws Exception {
    sendAndHandle(0, 1);
    shop.send("user-1", 1); // so that neither end is where the group is
    Map<TopicPartition, OffsetAndMetadata> before = committed(shop.group);
    try (Replay unknown = Replay.open(shop.config, "nobody")) {
      assertThatThrownBy(() -> unknown.plan(StartPosition.EARLIEST, List.of()))
          .isInstanceOf(ReplayException.class)
          .hasMessageContaining("group 'nobody' does not exist");
    }
    assertThatThrownBy(() -> replay.run(StartPosition.EARLIEST, List.of("sales", "sails")))
        .hasMessageContaining("topic " + shop.config.fullTopic("sails") + " does not exist");
    assertThatThrownBy(
            () -> replay.run(StartPosition.EARLIEST, List.of(shop.group + ".dead-letters")))
        .hasMessageContaining("has no committed offsets in topic")
        .hasMessageContaining(shop.sales());
    assertThatThrownBy(
            () -> replay.run(StartPosition.at(Instant.parse("2100-01-01T00:00:00Z")), List.of()))
        .hasMessageContaining("2100-01-01T00:00:00Z is in the future");
    assertThat(before).isNotEmpty();
    assertThat(committed(shop.group)).as("nothing was moved").isEqualTo(before);
  }
}
