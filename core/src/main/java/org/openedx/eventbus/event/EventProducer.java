package org.openedx.eventbus.event;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Sends events. Thread-safe; one for a whole service. Whoever made it closes it.
 *
 * <p>{@code send} never waits on a network. What is wrong with the call itself is thrown at once (
 * {@link InvalidPayloadException}, a full buffer); what goes wrong later completes the future. A
 * future that completes normally means that the event is stored for good. Futures complete on
 * threads of the producer's own, which callbacks may block for a while.
 */
public interface EventProducer extends AutoCloseable {
  /** Sends a fact that happened now. */
  default <T> CompletableFuture<SentEvent> send(EventType<T> type, T payload) {
    return send(type, payload, SendOptions.NONE);
  }

  /**
   * Sends a fact with options: the time when it happened, custom headers. For example {@code
   * send(ORDER_PLACED, order, SendOptions.header("tenant", "acme"))}.
   */
  <T> CompletableFuture<SentEvent> send(EventType<T> type, T payload, SendOptions options);

  /**
   * Sends an event with the metadata and custom headers it has: to forward, to replay, or to send
   * twice.
   */
  <T> CompletableFuture<SentEvent> send(Event<T> event);

  /**
   * Sends and waits until the event is stored.
   *
   * @throws org.openedx.eventbus.EventBusException when it could not be
   */
  default <T> SentEvent sendAndWait(EventType<T> type, T payload) {
    return sendAndWait(type, payload, SendOptions.NONE);
  }

  /**
   * Sends with options, and waits until the event is stored.
   *
   * @throws org.openedx.eventbus.EventBusException when it could not be
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

  /** Waits until everything sent so far is stored or has failed. */
  void flush();

  /**
   * Sends what is still held within the configured deadline, then lets go of every resource.
   *
   * @throws org.openedx.eventbus.EventBusException naming the ids that could not be sent
   */
  @Override
  void close();
}
