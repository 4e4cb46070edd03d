package org.openedx.eventbus.producer;

import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.SentEvent;

/**
 * Listener of a producer, for metrics and audit. Called on the producer's callback threads, which
 * it must not block for long. Exceptions of a listener are logged and ignored.
 */
public interface ProducerListener {
  /** A listener that does nothing. */
  ProducerListener NONE = new ProducerListener() {};

  /** Called when an event is stored on all its topics, or was dropped before it was sent. */
  default void sent(SentEvent event) {}

  /** Called when an event could not be stored on one of its topics. */
  default void failed(EventMetadata metadata, String topic, Throwable cause) {}
}
