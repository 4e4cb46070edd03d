package org.openedx.eventbus.producer.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when topics are looked up again, because they may have been deleted or recreated while
 * the producer runs. Confined to the sender thread.
 *
 * <p>A topic is looked up when its acknowledgements are late, and else at the interval at which
 * Kafka's metadata of it is renewed. A topic that was recreated while no event was sent needs no
 * look-up: {@link PartitionGate} does not trust a partition that was idle.
 */
final class TopicMonitor {
  /** Time without acknowledgement after which a topic is looked up. */
  private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final long CHECK_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Interval while the broker does not answer. */
  private static final long UNANSWERED_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(30);

  private static final Logger LOG = LoggerFactory.getLogger(TopicMonitor.class);

  private final Lookups lookups;
  private final InFlightSends inFlight;
  private final long deliveryTimeoutNanos;
  private final BiConsumer<Set<String>, Set<String>> checked;
  private long nextCheck;

  /**
   * Creates a monitor.
   *
   * @param checked receives the topics that were looked up, and those of them that do not exist, on
   *     any thread
   */
  TopicMonitor(
      Lookups lookups,
      InFlightSends inFlight,
      Duration deliveryTimeout,
      BiConsumer<Set<String>, Set<String>> checked) {
    this.lookups = lookups;
    this.inFlight = inFlight;
    this.deliveryTimeoutNanos = deliveryTimeout.toNanos();
    this.checked = checked;
    this.nextCheck = System.nanoTime();
  }

  /**
   * Looks topics up if it is time to.
   *
   * @param renewed the topics whose metadata is renewed now
   */
  void tick(long nowNanos, Set<String> renewed) {
    Set<String> topics = renewed;
    if (topics.isEmpty() && nowNanos - nextCheck >= 0) {
      nextCheck = nowNanos + CHECK_INTERVAL_NANOS;
      topics = inFlight.topicsOfRecordsExpiringBefore(nowNanos + deliveryTimeoutNanos - SLOW_NANOS);
    }
    if (!topics.isEmpty()) {
      nextCheck = nowNanos + UNANSWERED_INTERVAL_NANOS;
      Set<String> requested = topics;
      lookups.check(requested, missing -> checked.accept(requested, missing));
    }
  }

  /** Records that the last look-up was answered. */
  void answered() {
    nextCheck = System.nanoTime() + CHECK_INTERVAL_NANOS;
  }

  /**
   * Starts over with a topic if its last look-up returned another id than before.
   *
   * @return true if it was recreated, so that queued records are to be offered
   */
  boolean startOverIfRecreated(String topic, TopicQueue queue) {
    Uuid id = lookups.topicId(topic);
    if (id == null || !queue.isRecreated(id)) {
      return false;
    }
    LOG.warn("Topic was recreated; starting over with its partitions: {}", topic);
    queue.startOver(inFlight.passedToKafka(topic));
    return true;
  }
}
