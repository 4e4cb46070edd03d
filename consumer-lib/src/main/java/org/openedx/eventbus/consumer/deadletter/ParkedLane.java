package org.openedx.eventbus.consumer.deadletter;

import org.jspecify.annotations.Nullable;

/** A parked key: its letters go back in their order. */
record ParkedLane(String handler, String topic, int partition, DeadLetterKey key) {

  /** Null for a letter that parks nothing. */
  static @Nullable ParkedLane of(DeadLetter letter) {
    if (!letter.parks() || letter.key().bytes().isEmpty()) {
      return null;
    }
    EventOrigin source = letter.source();
    return new ParkedLane(letter.handler(), source.topic(), source.partition(), letter.key());
  }
}
