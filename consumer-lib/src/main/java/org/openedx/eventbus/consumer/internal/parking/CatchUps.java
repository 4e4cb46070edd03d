package org.openedx.eventbus.consumer.internal.parking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterTail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests to report when a topic has been read up to the end that it had at the time of the
 * request. Confined to the follower's thread, with the exception of {@link #add}.
 */
final class CatchUps {
  private static final Logger LOG = LoggerFactory.getLogger(CatchUps.class);
  private static final long SLOW_NANOS = Duration.ofSeconds(5).toNanos();

  private final String topic;

  /** Requests that the follower's thread has not seen yet. */
  private final LinkedBlockingQueue<CatchUp> requested = new LinkedBlockingQueue<>();

  private final List<CatchUp> pending = new ArrayList<>();

  private static final class CatchUp {
    final Runnable then;
    final long sinceNanos = System.nanoTime();
    @Nullable Map<TopicPartition, Long> ends;
    boolean reportedSlow;

    CatchUp(Runnable then) {
      this.then = then;
    }
  }

  CatchUps(String topic) {
    this.topic = topic;
  }

  /** Adds a request. Thread-safe. */
  void add(Runnable then) {
    requested.add(new CatchUp(then));
  }

  boolean isEmpty() {
    return pending.isEmpty();
  }

  /** Determines the ends again, because the topic is read again. */
  void restart() {
    pending.forEach(each -> each.ends = null);
  }

  /** Returns whether the end of a request is not determined yet. */
  boolean areNew() {
    requested.drainTo(pending);
    return pending.stream().anyMatch(each -> each.ends == null);
  }

  /** Determines the end of new requests. */
  void prepare(DeadLetterTail tail) {
    Map<TopicPartition, Long> ends = tail.logEndOffsets();
    pending.stream().filter(each -> each.ends == null).forEach(each -> each.ends = ends);
  }

  /** Reports the requests whose end was reached. */
  void report(DeadLetterTail tail) {
    for (CatchUp each : List.copyOf(pending)) {
      Map<TopicPartition, Long> ends = each.ends;
      if (ends != null && tail.isReadTo(ends)) {
        pending.remove(each);
        each.then.run();
      } else if (!each.reportedSlow && System.nanoTime() - each.sinceNanos > SLOW_NANOS) {
        each.reportedSlow = true;
        LOG.info(
            "Still reading {} to its end; events of handlers that park, and redriven events, wait"
                + " for it. An unfinished transaction of a killed redrive can delay it by 30 s",
            topic);
      }
    }
  }
}
