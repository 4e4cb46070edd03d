package org.openedx.eventbus.consumer.internal.deadletter;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterKey;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;

/** Key of a partition that is parked for one handler, because of an open dead letter. */
public record ParkedKey(String handler, String topic, int partition, DeadLetterKey key) {

  /** Returns the key of an event for a handler. */
  public static ParkedKey of(String handler, EventOrigin origin, DeadLetterKey key) {
    return new ParkedKey(handler, origin.topic(), origin.partition(), key);
  }

  /** Returns the key that a dead letter parks; null if it parks none. */
  public static @Nullable ParkedKey of(DeadLetter deadLetter) {
    return !deadLetter.parks() || deadLetter.key().bytes().isEmpty()
        ? null
        : of(deadLetter.handler(), deadLetter.origin(), deadLetter.key());
  }
}
