package org.openedx.eventbus.consumer.internal.topics;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.openedx.eventbus.internal.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up the topics of a consumer at an interval, on a separate thread, with one request for all
 * of them. Failures are ignored: the next look-up repeats it.
 */
public final class TopicWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final TopicLookup lookup;
  private final Set<String> topics;
  private final Duration interval;
  private final Consumer<Map<String, TopicState>> listener;
  private final Thread thread;

  /**
   * Creates it without starting its thread.
   *
   * @param lookup closed by {@link #close}
   * @param topics full names of all topics that the consumer reads
   * @param listener gets all states after each look-up, on the thread of this watch
   */
  public TopicWatch(
      TopicLookup lookup,
      String group,
      Set<String> topics,
      Duration interval,
      Consumer<Map<String, TopicState>> listener) {
    this.lookup = lookup;
    this.topics = Set.copyOf(topics);
    this.interval = interval;
    this.listener = listener;
    this.thread = DaemonThreads.single("eventbus-topics-" + group, this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        look();
        Thread.sleep(interval.toMillis());
      }
    } catch (InterruptedException e) {
      LOG.debug("Stopped watching topics", e);
    }
  }

  private void look() {
    try {
      listener.accept(lookup.describe(topics, TIMEOUT));
    } catch (RuntimeException e) { // whatever it is: the next look-up may succeed
      LOG.debug("Topics {} could not be looked up", topics, e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    lookup.close();
  }
}
