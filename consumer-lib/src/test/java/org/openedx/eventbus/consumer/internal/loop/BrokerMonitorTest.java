package org.openedx.eventbus.consumer.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.EngineSamples;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.KeyQueue;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.health.Conditions;
import org.openedx.eventbus.consumer.internal.health.MembershipFence;
import org.openedx.eventbus.consumer.internal.health.MembershipFence.Session;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.internal.topics.TopicState;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;

/** Evidence of connection and membership, in virtual time with a session timeout of 45 s. */
class BrokerMonitorTest {
  private static final TopicPartition AT = new TopicPartition("t", 0);

  private final HandlerState handler = EngineSamples.handler("h");
  private final Engine engine = EngineSamples.engine(Ordering.PARTITION, handler);
  private final Coordinator kafka = new Coordinator();
  private Coordinator current = kafka;
  private final ReplaceableConsumer client = new ReplaceableConsumer(() -> current);
  private final TopicLookupStub topics = new TopicLookupStub();
  private long nowNanos;
  private final MembershipFence fence =
      new MembershipFence(
          new Session(Duration.ofSeconds(45), Duration.ofSeconds(3)),
          () -> nowNanos,
          () -> Duration.ofNanos(nowNanos).toMillis());
  private final Conditions conditions = new Conditions("g", InstantSource.system());
  private final BrokerMonitor monitor =
      new BrokerMonitor(
          new OffsetCommitter(client, Duration.ofSeconds(1), LoopSamples.health(engine, handler)),
          topics -> this.topics.describe(topics, Duration.ZERO),
          fence,
          conditions);

  /** Kafka's client, with the metrics that the monitor reads. */
  private final class Coordinator extends MockConsumer<byte[], byte[]> {
    private final Map<MetricName, Number> values = new HashMap<>();
    private boolean acceptsCommits = true;
    private Duration commitDuration = Duration.ZERO;
    private int commits;
    private String deletedTopic = "";
    private String unauthorizedTopic = "";

    Coordinator() {
      super("earliest");
      set("consumer-metrics", "connection-count", 2);
      set("consumer-coordinator-metrics", "heartbeat-total", 0);
      set("other-metrics", "heartbeat-total", 99);
    }

    void set(String group, String name, Number value) {
      values.put(new MetricName(name, group, "", Map.of()), value);
    }

    @Override
    public synchronized Map<MetricName, ? extends Metric> metrics() {
      Map<MetricName, Metric> metrics = new HashMap<>();
      values.forEach(
          (name, any) ->
              metrics.put(
                  name,
                  new Metric() {
                    @Override
                    public MetricName metricName() {
                      return name;
                    }

                    @Override
                    public Object metricValue() {
                      return Objects.requireNonNull(values.get(name));
                    }
                  }));
      return metrics;
    }

    @Override
    public synchronized void commitSync(
        Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
      if (offsets.keySet().stream().anyMatch(each -> each.topic().equals(deletedTopic))) {
        throw new TimeoutException("repeated until the timeout");
      }
      commits++;
      nowNanos += commitDuration.toNanos();
      if (!unauthorizedTopic.isEmpty()) {
        throw new TopicAuthorizationException(Set.of(unauthorizedTopic));
      }
      if (!acceptsCommits) {
        throw new CommitFailedException("the group has removed this member");
      }
    }
  }

  private int heartbeats;

  private void heartbeat() {
    kafka.set("consumer-coordinator-metrics", "heartbeat-total", ++heartbeats);
  }

  private void pass(Duration time) {
    nowNanos += time.toNanos();
  }

  /** Lets a loop run, which polls twice a second. */
  private void run(Duration time, boolean heartbeatsAreAnswered) {
    for (long end = nowNanos + time.toNanos(); nowNanos < end; ) {
      pass(Duration.ofMillis(500));
      if (heartbeatsAreAnswered && nowNanos % Duration.ofSeconds(3).toNanos() == 0) {
        heartbeat();
      }
      monitor.update(engine.partitions());
    }
  }

  private Partition assign() {
    current.assign(List.of(AT));
    Partition partition = engine.assign(AT, 5, CompletedOffsets.NONE);
    partition.setStartCondition(fence::isOpen);
    return partition;
  }

  @Test
  void answeredHeartbeatsNeedNoCommit() {
    assign();
    run(Duration.ofMinutes(5), true);

    assertThat(fence.isOpen()).isTrue();
    assertThat(kafka.commits).isZero();
    assertThat(conditions.all()).isEmpty();
  }

  @Test
  void memberWithoutPartitionsNeedsNoEvidence() {
    run(Duration.ofMinutes(5), false);
    assertThat(fence.isOpen()).isTrue();
  }

  @Test
  void frozenMemberStartsNoHandlerUntilTheGroupAcceptsACommit() {
    Partition partition = assign();
    engine.receive(partition, EngineSamples.record(AT, 5, 1), List.of(handler));
    engine.receive(partition, EngineSamples.record(AT, 6, 1), List.of(handler));
    KeyQueue running = Objects.requireNonNull(engine.take(0));
    run(Duration.ofSeconds(6), true);
    heartbeat(); // its answer is in the socket's buffer

    pass(Duration.ofSeconds(60));
    assertThat(running.shouldStop()).as("the worker stops before the loop runs again").isTrue();
    kafka.acceptsCommits = false;
    monitor.update(engine.partitions());
    assertThat(fence.isOpen()).as("the answer of before is no evidence").isFalse();
    run(Duration.ofSeconds(3), true);
    assertThat(fence.isOpen()).as("heartbeats are no proof").isFalse();
    assertThat(kafka.commits).as("about one a second").isBetween(2, 5);
    assertThat(conditions.contains(Code.MEMBERSHIP_UNCONFIRMED, "")).isTrue();

    kafka.acceptsCommits = true;
    run(Duration.ofSeconds(2), true);
    assertThat(running.shouldStop()).isFalse();
    assertThat(conditions.all()).isEmpty();
  }

  @Test
  void deletedTopicDoesNotKeepTheMembershipUnconfirmed() {
    assign();
    topics.set("t", Uuid.randomUuid(), 1);
    topics.set("deleted", TopicState.MISSING);
    engine.assign(new TopicPartition("deleted", 0), 5, CompletedOffsets.NONE);
    kafka.deletedTopic = "deleted";
    pass(Duration.ofSeconds(60));

    monitor.update(engine.partitions());

    assertThat(fence.isOpen()).isTrue();
  }

  @Test
  void topicWithoutPermissionIsNoProofUnlessTheGroupAnswersForAnother() {
    assign();
    kafka.unauthorizedTopic = "t";
    pass(Duration.ofSeconds(60));
    monitor.update(engine.partitions());
    assertThat(fence.isOpen()).isFalse();

    engine.assign(new TopicPartition("other", 0), 5, CompletedOffsets.NONE);
    pass(Duration.ofSeconds(2));
    monitor.update(engine.partitions());
    assertThat(fence.isOpen()).isTrue();
  }

  @Test
  void replacedClientIsWatchedInsteadOfTheFormerOne() {
    run(Duration.ofSeconds(6), true);
    current = new Coordinator();
    current.acceptsCommits = false;
    client.replace();
    monitor.onReplaced();
    assign();

    run(Duration.ofSeconds(33), true);
    assertThat(fence.isOpen()).as("only the former client has heartbeats").isFalse();
  }

  @Test
  void removedMemberStartsOverWhenItsPartitionsAreLost() {
    Partition partition = assign();
    pass(Duration.ofSeconds(60));
    kafka.acceptsCommits = false;
    monitor.update(engine.partitions());
    assertThat(fence.isOpen()).isFalse();

    engine.forget(partition); // Kafka reports the loss in the next poll
    run(Duration.ofSeconds(1), true);

    assertThat(fence.isOpen()).isTrue();
  }

  @Test
  void unansweredHeartbeatsCloseTheFenceThoughTheLoopRuns() {
    Partition partition = assign();
    run(Duration.ofSeconds(6), true);
    kafka.acceptsCommits = false;

    run(Duration.ofSeconds(29), false);
    assertThat(fence.isOpen()).isTrue();
    run(Duration.ofSeconds(3), false);

    assertThat(fence.isOpen()).isFalse();
    engine.receive(partition, EngineSamples.record(AT, 5, 1), List.of(handler));
    assertThat(Objects.requireNonNull(engine.take(0)).shouldStop()).isTrue();
  }

  @Test
  void acceptedCommitIsNoProofIfTheMemberWasFrozenMeanwhile() {
    assign();
    pass(Duration.ofSeconds(60));
    kafka.commitDuration = Duration.ofSeconds(60);

    monitor.update(engine.partitions());

    assertThat(kafka.commits).isOne();
    assertThat(fence.isOpen()).isFalse();
  }

  @Test
  void missingConnectionsAreReportedUntilThereIsOne() {
    kafka.set("consumer-metrics", "connection-count", 0.0);
    run(Duration.ofSeconds(2), true);
    assertThat(conditions.all()).as("reconnecting").isEmpty();

    run(Duration.ofSeconds(2), true);
    assertThat(conditions.contains(Code.BROKER_UNAVAILABLE, "")).isTrue();

    kafka.set("consumer-metrics", "connection-count", 1.0);
    run(Duration.ofSeconds(1), true);
    assertThat(conditions.all()).isEmpty();
  }

  @Test
  void clientWithoutTheseMetricsIsTrustedWhileTheLoopRuns() {
    kafka.values.clear();
    assign();
    run(Duration.ofMinutes(2), false);
    assertThat(fence.isOpen()).isTrue();

    pass(Duration.ofSeconds(60));
    assertThat(fence.isOpen()).isFalse();
  }
}
