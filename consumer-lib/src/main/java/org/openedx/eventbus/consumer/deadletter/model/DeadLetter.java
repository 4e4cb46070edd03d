package org.openedx.eventbus.consumer.deadletter.model;

import java.util.Optional;
import java.util.UUID;
import org.openedx.eventbus.event.EventName;

/**
 * A dead letter: an event whose handling failed permanently, or that is parked behind one. Without
 * the event's payload, so that a list of dead letters needs little memory.
 *
 * @param id position in the dead-letter topic
 * @param details why, when and for which handler it became a dead letter
 * @param type type of the event; empty if its headers cannot be read
 * @param eventId ID of the event; empty if its headers cannot be read
 * @param key key of the event
 * @param sizeBytes size of key, headers and payload
 */
public record DeadLetter(
    DeadLetterId id,
    DeadLetterDetails details,
    Optional<EventName> type,
    Optional<UUID> eventId,
    DeadLetterKey key,
    int sizeBytes) {

  /** Returns the name of the handler, see {@link DeadLetterDetails}. */
  public String handler() {
    return details.handler();
  }

  /** Returns the reason why the event is a dead letter. */
  public Disposition disposition() {
    return details.disposition();
  }

  /** Returns whether later events of its key are parked until it is resolved. */
  public boolean parks() {
    return details.parks();
  }

  /** Returns where the event was first read. */
  public EventOrigin origin() {
    return details.origin();
  }

  /** Returns how often the event was redriven before it became this dead letter. */
  public int redrives() {
    return details.origin().redrives();
  }
}
