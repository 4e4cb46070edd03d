package org.openedx.eventbus.consumer.internal.deadletter;

import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterKey;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;

/**
 * What a consumer needs of a dead letter until its event is redriven.
 *
 * @param id position in the dead-letter topic
 * @param handler name of the handler; empty if the record names no event type
 * @param origin where the event was first read
 * @param parks whether later events of its key are parked until it is resolved
 * @param key key of the event
 */
public record DeadLetterSummary(
    DeadLetterId id, String handler, EventOrigin origin, boolean parks, DeadLetterKey key) {

  /** Returns the summary of a dead letter. */
  public static DeadLetterSummary of(DeadLetter deadLetter) {
    return new DeadLetterSummary(
        deadLetter.id(),
        deadLetter.handler(),
        deadLetter.origin(),
        deadLetter.parks(),
        deadLetter.key());
  }
}
