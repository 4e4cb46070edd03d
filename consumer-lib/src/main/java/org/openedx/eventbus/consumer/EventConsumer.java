package org.openedx.eventbus.consumer;

import java.time.Duration;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth;

/**
 * Running member of a consumer group, which passes events to handlers. For example:
 *
 * <pre>{@code
 * try (EventConsumer consumer =
 *     EventConsumer.builder(EventBusConfig.load())
 *         .group("certificate-mailer")
 *         .on(CERTIFICATE_CREATED, event -> mailer.congratulate(event.payload().certificate()))
 *         .start()) {
 *   consumer.awaitShutdown();
 * }
 * }</pre>
 *
 * <p>Each event of the subscribed types is handled at least once by each of its handlers, or
 * becomes a dead letter. A handler processes the events of one key in their order, one at a time.
 *
 * <p>Thread-safe. The caller that started it closes it.
 */
public interface EventConsumer extends AutoCloseable {
  /**
   * {@return a builder} It needs a group and a handler to start the consumer.
   *
   * @param config the configuration, for example {@code EventBusConfig.load()}
   */
  static EventConsumerBuilder builder(EventBusConfig config) {
    return new EventConsumerBuilder(config);
  }

  /**
   * Waits until the consumer was closed or has failed.
   *
   * @throws ConsumerFailedException if it failed
   * @throws InterruptedException if the waiting thread was interrupted
   */
  void awaitShutdown() throws InterruptedException;

  /** {@return whether the consumer is running: neither closed nor failed} */
  boolean isRunning();

  /** {@return the health of the consumer} Sends no request to the broker. */
  ConsumerHealth health();

  /**
   * Pauses all handlers until {@link #resume()}; running ones finish. The member stays in its group
   * and keeps its partitions.
   */
  void pause();

  /** Resumes all handlers after {@link #pause()}. */
  void resume();

  /**
   * Pauses a handler until {@link #resume(String)}. Its events are buffered; when the buffer is
   * full, events of other handlers wait as well.
   *
   * @param handler the handler's name or id, for example {@code audit} or {@code topic/audit}
   * @throws IllegalArgumentException if there is no such handler
   */
  void pause(String handler);

  /**
   * Resumes a handler after {@link #pause(String)}.
   *
   * @param handler the handler's name or id
   * @throws IllegalArgumentException if there is no such handler
   */
  void resume(String handler);

  /**
   * Stops reading, waits up to {@code eventbus.consumer.close-timeout} for running handlers,
   * commits the offsets of handled events and leaves the group. A handler may call it, and then it
   * does not wait.
   */
  @Override
  void close();

  /**
   * Closes the consumer like {@link #close()}, with a different timeout.
   *
   * @param timeout how long running handlers may take; zero interrupts them at once. Their events
   *     are handled again by the next member that reads them
   */
  void close(Duration timeout);
}
