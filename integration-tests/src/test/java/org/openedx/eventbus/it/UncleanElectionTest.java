package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Status;
import org.openedx.eventbus.consumer.replay.Replay;
import org.openedx.eventbus.consumer.settings.StartPosition;
import org.openedx.eventbus.embedded.EmbeddedKafkaCluster;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.it.support.LogLines;

/**
 * A replica that is not in sync becomes the leader, because the operator permits it and all others
 * are gone: acknowledged events are lost, and their offsets are used again. On three real brokers,
 * of which two have the replicas of the topic.
 */
@EventBusTest
class UncleanElectionTest {
  private static final int IN_SYNC = 1;
  private static final int BEHIND = 2;
  private static EmbeddedKafkaCluster brokers;

  @RegisterExtension final Bus bus = Bus.withBroker(() -> brokers.bootstrapServers());

  private final EventType<GenericRecord> type = TestEvents.type("unclean", "unclean");
  private final CollectingHandler seen = new CollectingHandler();
  private final CollectingHandler seenByOther = new CollectingHandler();

  @BeforeAll
  static void startBrokers() {
    brokers =
        EmbeddedKafkaCluster.builder()
            .property("group.initial.rebalance.delay.ms", "0")
            .property("broker.heartbeat.interval.ms", "300")
            .property("broker.session.timeout.ms", "2000")
            .start();
  }

  @AfterAll
  static void stopBrokers() {
    brokers.close();
  }

  /**
   * One group is running all the time. The other one is down while the log changes, and its
   * position was reset to the end of the log before.
   */
  @Test
  void eventsAtOffsetsOfLostOnesAreHandledAndTheLossIsLogged() throws Exception {
    createTopic();
    try (EventConsumer running = consumer("g").on(type, seen).start()) {
      try (EventConsumer stopped = consumer("other").on(type, seenByOther).start()) {
        send(0, 10);
        brokers.stop(BEHIND); // it has the first events, and is not in sync from now on
        send(10, 20);
        awaitHandled(seen, "g", 20);
        awaitHandled(seenByOther, "other", 20);
        assertThat(stopped.isRunning()).isTrue();
      }
      try (Replay replay = Replay.open(bus.config(), bus.group("other"))) {
        // Commits the position, which a member of the group has committed, once more.
        assertThat(replay.run(StartPosition.LATEST, List.of("unclean")).skipped()).isZero();
      }
      bus.closeProducer();
      brokers.kill(IN_SYNC);
      try (LogLines lines = LogLines.capture()) {
        brokers.start(BEHIND);
        Await.until("the replica that is behind leads", () -> leader() == BEHIND);

        assertThat(bus.send(type, "ada", 100).offset()).as("offset of a lost event").isEqualTo(10);
        send(101, 130);
        awaitHandled(seen, "g", 50);
        try (EventConsumer restarted = consumer("other").on(type, seenByOther).start()) {
          awaitHandled(seenByOther, "other", 50);
          assertThat(restarted.health().status()).isEqualTo(Status.RUNNING);
        }

        assertThat(lines.with("Topic was truncated"))
            .as("once per group")
            .hasSize(2)
            .allSatisfy(
                line ->
                    assertThat(line)
                        .contains(
                            bus.topic("unclean") + "-0 continues at 10 after 20",
                            "records differ from there on"));
      }
      assertThat(running.health().status()).isEqualTo(Status.RUNNING);
    }
    for (CollectingHandler each : List.of(seen, seenByOther)) {
      assertThat(each.numbers())
          .as("each event once")
          .containsExactlyElementsOf(
              LongStream.concat(LongStream.range(0, 20), LongStream.range(100, 130))
                  .boxed()
                  .toList());
    }
  }

  private EventConsumerBuilder consumer(String group) {
    return EventConsumer.builder(bus.config()).group(bus.group(group));
  }

  private void createTopic() throws Exception {
    try (Admin admin = bus.admin()) {
      NewTopic topic =
          new NewTopic(bus.topic("unclean"), Map.of(0, List.of(IN_SYNC, BEHIND)))
              .configs(
                  Map.of("min.insync.replicas", "1", "unclean.leader.election.enable", "true"));
      admin.createTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
    }
  }

  private void send(long from, long to) throws Exception {
    for (long n = from; n < to; n++) {
      var unused = bus.send(type, "ada", n);
    }
  }

  private void awaitHandled(CollectingHandler handler, String group, int events) {
    handler.await(events);
    long end = events == 20 ? 20 : 40;
    Await.until("committed " + end, () -> bus.committed(group, "unclean", 0) == end);
  }

  private int leader() throws Exception {
    try (Admin admin = bus.admin()) {
      TopicPartitionInfo partition =
          admin
              .describeTopics(List.of(bus.topic("unclean")))
              .allTopicNames()
              .get(30, TimeUnit.SECONDS)
              .get(bus.topic("unclean"))
              .partitions()
              .get(0);
      Node leader = partition.leader();
      return leader == null ? -1 : leader.id();
    }
  }
}
