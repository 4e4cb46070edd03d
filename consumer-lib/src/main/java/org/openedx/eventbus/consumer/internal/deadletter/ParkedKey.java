package org.openedx.eventbus.consumer.internal.deadletter;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterKey;

/**
 * Key of a topic that is parked for one handler, because of an open dead letter. It does not depend
 * on the partition, which changes when the topic is expanded.
 */
public record ParkedKey(String handler, String topic, DeadLetterKey key) {

  /** Returns the key that a dead letter parks; null if it parks none. */
  public static @Nullable ParkedKey of(DeadLetterSummary deadLetter) {
    return !deadLetter.parks() || deadLetter.key().bytes().isEmpty()
        ? null
        : new ParkedKey(
            deadLetter.handler().intern(), // a few texts, in any number of dead letters
            deadLetter.origin().topic().intern(),
            deadLetter.key());
  }

  /** Returns the key that a dead letter parks; null if it parks none. */
  public static @Nullable ParkedKey of(DeadLetter deadLetter) {
    return of(DeadLetterSummary.of(deadLetter));
  }
}
