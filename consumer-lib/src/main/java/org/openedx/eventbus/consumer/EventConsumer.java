package org.openedx.eventbus.consumer;

import org.openedx.eventbus.config.EventBusConfig;

/**
 * A running member of a consumer group, which gives events to handlers. Thread-safe. Whoever
 * started it closes it.
 *
 * <p>Every event of the subscribed types is handled at least once, in the order of its partition;
 * an event is committed only after all its handlers have returned.
 */
public interface EventConsumer extends AutoCloseable {
  /** Begins a consumer; handlers and a group are needed before it can start. */
  static EventConsumerBuilder builder(EventBusConfig config) {
    return new EventConsumerBuilder(config);
  }

  /**
   * Waits until the consumer was closed, or has failed.
   *
   * @throws ConsumerFailedException when it failed
   * @throws InterruptedException when the waiting thread was interrupted
   */
  void awaitShutdown() throws InterruptedException;

  /** Whether events are still being read. */
  boolean isRunning();

  /**
   * Stops reading, lets running handlers finish within {@code eventbus.consumer.close.timeout},
   * commits what was handled and leaves the group. May be called from a handler, and then does not
   * wait.
   */
  @Override
  void close();
}
