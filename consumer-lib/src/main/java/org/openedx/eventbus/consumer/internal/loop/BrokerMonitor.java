package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.health.BrokerConnection;
import org.openedx.eventbus.consumer.internal.health.ClientMetrics;
import org.openedx.eventbus.consumer.internal.health.Conditions;
import org.openedx.eventbus.consumer.internal.health.Conditions.Finding;
import org.openedx.eventbus.consumer.internal.health.Conditions.Source;
import org.openedx.eventbus.consumer.internal.health.MembershipFence;
import org.openedx.eventbus.consumer.internal.health.MembershipFence.Moment;
import org.openedx.eventbus.consumer.internal.topics.TopicState;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;

/**
 * Watches the connection to the brokers and the membership in the group. Renews the {@link
 * MembershipFence} while heartbeats are answered; when the fence has closed, seeks a proof: a
 * commit that the group accepts. Confined to the poll loop's thread.
 */
final class BrokerMonitor {
  private static final long INTERVAL_NANOS = Duration.ofMillis(200).toNanos();
  private static final long PROOF_INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
  private static final Finding UNCONFIRMED =
      new Finding(
          Code.MEMBERSHIP_UNCONFIRMED,
          "",
          "no handler is started until the group has confirmed the membership",
          "nothing if this process was frozen, for example by a long garbage collection; otherwise"
              + " check the brokers");

  private final ClientMetrics metrics;
  private final BrokerConnection connection;
  private final OffsetCommitter committer;
  private final Function<Collection<String>, Map<String, TopicState>> lookup;
  private final MembershipFence fence;
  private final Conditions conditions;
  private OptionalDouble heartbeats = OptionalDouble.empty();
  private Moment lastUpdate;
  private long nextProofNanos;

  /**
   * @param lookup returns the state of topics
   */
  BrokerMonitor(
      OffsetCommitter committer,
      Function<Collection<String>, Map<String, TopicState>> lookup,
      MembershipFence fence,
      Conditions conditions) {
    this.metrics = new ClientMetrics(() -> committer.kafka().get().metrics());
    this.committer = committer;
    this.lookup = lookup;
    this.fence = fence;
    this.conditions = conditions;
    this.lastUpdate = fence.now();
    this.nextProofNanos = lastUpdate.nanos();
    this.connection = new BrokerConnection(metrics, conditions, lastUpdate.nanos());
  }

  /** Takes the metrics of another client from now on, which has not joined the group yet. */
  void onReplaced() {
    metrics.reset();
    heartbeats = metrics.heartbeats();
  }

  /** Called before each poll. */
  void update(Collection<Partition> partitions) {
    Moment now = fence.now();
    if (now.nanos() - lastUpdate.nanos() < INTERVAL_NANOS) {
      return;
    }
    fence.closeIfDue(); // first: heartbeats that were answered before a freeze are no evidence
    Moment previous = lastUpdate;
    lastUpdate = now;
    connection.update(now.nanos());
    OptionalDouble answered = metrics.heartbeats();
    boolean isEvidence = answered.isEmpty() || !answered.equals(heartbeats);
    heartbeats = answered;
    if (partitions.isEmpty()) {
      fence.prove(now); // nothing to protect
    } else if (!fence.isOpen()) {
      seekProof(partitions, now);
    } else if (isEvidence) {
      fence.renew(previous); // the heartbeat was answered after it
    }
    report();
  }

  /** Waits for the answer, and tries again after a while if there is none. */
  private void seekProof(Collection<Partition> partitions, Moment now) {
    report();
    if (now.nanos() - nextProofNanos < 0) {
      return;
    }
    if (committer.isAccepted(partitions, lookup)) {
      fence.prove(now);
    } else {
      nextProofNanos = fence.now().nanos() + PROOF_INTERVAL_NANOS;
    }
  }

  private void report() {
    conditions.publish(Source.MEMBERSHIP, fence.isOpen() ? List.of() : List.of(UNCONFIRMED));
  }
}
