package org.openedx.eventbus.consumer;

import java.time.Duration;
import org.openedx.eventbus.config.EventBusConfig;

/**
 * A running member of a consumer group, which gives events to handlers. Thread-safe. Whoever
 * started it closes it.
 *
 * <p>Every event of the subscribed types is handled at least once by each of its handlers, or is
 * kept as a dead letter; for one handler, events of one key in their order, and never two at once.
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

  /** How it is, and why; from any thread, without asking anybody. */
  ConsumerHealth health();

  /**
   * Begins no further event, until {@link #resume()}; running handlers finish. The member stays in
   * its group, with its partitions.
   */
  void pause();

  /** Goes on after {@link #pause()}. */
  void resume();

  /**
   * Gives no event to a handler any more, until {@link #resume(String)}; its events wait, and with
   * them, when memory is full, those of others.
   *
   * @throws IllegalArgumentException when there is no handler of that name
   */
  void pause(String handler);

  /** Goes on after {@link #pause(String)}. */
  void resume(String handler);

  /**
   * Stops reading, lets running handlers finish within {@code eventbus.consumer.close-timeout},
   * commits what was handled and leaves the group. May be called from a handler, and then does not
   * wait.
   */
  @Override
  void close();

  /**
   * As {@link #close()}, with another deadline for running handlers than the setting's; zero
   * interrupts them at once. Their events are handled again by whoever reads them next.
   */
  void close(Duration timeout);
}
