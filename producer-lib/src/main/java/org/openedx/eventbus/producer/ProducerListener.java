package org.openedx.eventbus.producer;

import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.SentEvent;

/**
 * Sees what the producer does, for metrics and audit. Called on the producer's own threads, which
 * it should not hold up for long; what it throws is logged and has no other effect.
 */
public interface ProducerListener {
  /** A listener that does nothing. */
  ProducerListener NONE = new ProducerListener() {};

  /** The event is stored on all its topics, or was withheld. */
  default void sent(SentEvent event) {}

  /** The event could not be stored on one of its topics. */
  default void failed(EventMetadata metadata, String topic, Throwable cause) {}
}
