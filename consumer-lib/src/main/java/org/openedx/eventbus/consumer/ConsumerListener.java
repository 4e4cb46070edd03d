package org.openedx.eventbus.consumer;

import java.time.Duration;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.handler.Delivery;

/**
 * Sees what the consumer does, for metrics. Called on its threads, so it should be quick; what it
 * throws is logged and has no other effect.
 */
public interface ConsumerListener {
  /** A listener that does nothing. */
  ConsumerListener NONE = new ConsumerListener() {};

  /** A handler returned. */
  default void handled(String handler, Event<?> event, Delivery delivery, Duration took) {}

  /** A handler threw, or its event could not be read: it will be tried again after a while. */
  default void failed(String handler, Delivery delivery, Throwable cause, Duration retryAfter) {}

  /** An event is given up for a handler, and is being written as a dead letter. */
  default void deadLettered(String handler, Delivery delivery, Disposition disposition) {}

  /**
   * Nothing of a partition is handled any more, until the cause is gone; what is tried again in
   * between is not told of.
   */
  default void stopped(String topic, int partition, Throwable cause) {}

  /** A partition goes on. */
  default void resumed(String topic, int partition) {}

  /** Nobody here handles the type; the event was passed over. */
  default void skipped(EventName type, Delivery delivery) {}

  /**
   * A filter withheld an event from a handler, which is done with it so; counts as skipped unless
   * overridden.
   */
  default void withheld(String handler, Event<?> event, Delivery delivery, String reason) {
    skipped(event.type().name(), delivery);
  }

  /** Events were read from a partition, some of them perhaps handled before. */
  default void received(String topic, int partition, int events) {}

  /** A partition is this member's from now on; nothing of it was read yet. */
  default void assigned(String topic, int partition) {}

  /** A partition was given up in good order: none of its handlers is still at an event. */
  default void revoked(String topic, int partition) {}

  /**
   * A partition is another's while handlers may still be at its events: the group gave this member
   * up, perhaps some time ago, or handlers did not return within the deadline.
   */
  default void lost(String topic, int partition) {}
}
