package org.openedx.eventbus.event;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Producer of events. Thread-safe; a service needs only one. The creator closes it.
 *
 * <p>{@code send} does not block on the network. Errors of the call itself are thrown immediately,
 * for example an {@link InvalidPayloadException}, or a transient exception if the buffer is full.
 * Later errors complete the future exceptionally. If the future completes normally, the event is
 * stored permanently. Callbacks run on separate threads of the producer. A callback may send
 * further events and wait for them. For example:
 *
 * <pre>{@code
 * producer.send(ORDER_PLACED, order).whenComplete((sent, error) -> audit(order, sent, error));
 * }</pre>
 */
public interface EventProducer extends AutoCloseable {
  /**
   * Sends a fact that happened now.
   *
   * @param <T> the payload's class
   * @param type the event type
   * @param payload the data of the fact
   * @return completes when the event is stored or has failed
   * @throws org.openedx.eventbus.EventBusException if the call itself fails
   */
  default <T> CompletableFuture<SentEvent> send(EventType<T> type, T payload) {
    return send(type, payload, SendOptions.NONE);
  }

  /**
   * Sends a fact with options: the time when it happened, custom headers. For example {@code
   * send(ORDER_PLACED, order, SendOptions.header("tenant", "acme"))}.
   *
   * @param <T> the payload's class
   * @param type the event type
   * @param payload the data of the fact
   * @param options time and custom headers
   * @return completes when the event is stored or has failed
   * @throws org.openedx.eventbus.EventBusException if the call itself fails
   */
  <T> CompletableFuture<SentEvent> send(EventType<T> type, T payload, SendOptions options);

  /**
   * Sends an event with its own metadata and custom headers, for example to forward or repeat it.
   *
   * @param <T> the payload's class
   * @param event the event
   * @return completes when the event is stored or has failed
   * @throws org.openedx.eventbus.EventBusException if the call itself fails
   */
  <T> CompletableFuture<SentEvent> send(Event<T> event);

  /**
   * Sends a fact that happened now, and waits until the event is stored.
   *
   * @param <T> the payload's class
   * @param type the event type
   * @param payload the data of the fact
   * @return the result, as of {@link #send(EventType, Object)}
   * @throws org.openedx.eventbus.EventBusException if the event could not be stored
   */
  default <T> SentEvent sendAndWait(EventType<T> type, T payload) {
    return sendAndWait(type, payload, SendOptions.NONE);
  }

  /**
   * Sends a fact with options, and waits until the event is stored.
   *
   * @param <T> the payload's class
   * @param type the event type
   * @param payload the data of the fact
   * @param options time and custom headers
   * @return the result, as of {@link #send(EventType, Object, SendOptions)}
   * @throws org.openedx.eventbus.EventBusException if the event could not be stored
   */
  default <T> SentEvent sendAndWait(EventType<T> type, T payload, SendOptions options) {
    try {
      return send(type, payload, options).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        cause.addSuppressed(new RuntimeException("sendAndWait was called here"));
        throw cause;
      }
      throw e;
    }
  }

  /** Waits until all events sent before this call are stored or have failed. */
  void flush();

  /**
   * Sends the buffered events within the configured timeout, then releases all resources.
   *
   * @throws org.openedx.eventbus.EventBusException with the ids of the events that were not sent
   */
  @Override
  void close();
}
