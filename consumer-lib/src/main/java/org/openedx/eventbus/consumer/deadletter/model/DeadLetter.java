package org.openedx.eventbus.consumer.deadletter.model;

import java.time.Instant;
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
 * @param sizeBytes size of key, headers and payload, in bytes
 */
public record DeadLetter(
    DeadLetterId id,
    Details details,
    Optional<EventName> type,
    Optional<UUID> eventId,
    DeadLetterKey key,
    int sizeBytes) {

  /**
   * Why, when and for which handler an event became a dead letter.
   *
   * @param handler name of the handler; empty if the record names no event type, and so no handler
   * @param disposition reason why the event is a dead letter
   * @param parks whether later events of its key are parked until it is resolved
   * @param origin where the event was first read
   * @param cause class of the exception; empty for a parked event
   * @param message text of the exception, if it cannot contain the payload
   * @param attempts how many attempts of the handler failed
   * @param firstFailure when the first attempt failed; empty if there was none
   * @param time when the event became a dead letter
   */
  public record Details(
      String handler,
      Disposition disposition,
      boolean parks,
      EventOrigin origin,
      Optional<String> cause,
      Optional<String> message,
      int attempts,
      Optional<Instant> firstFailure,
      Instant time) {}

  /** {@return the name of the handler; empty if the record names no event type} */
  public String handler() {
    return details.handler();
  }

  /** {@return the reason why the event is a dead letter} */
  public Disposition disposition() {
    return details.disposition();
  }

  /** {@return whether later events of its key are parked until it is resolved} */
  public boolean parks() {
    return details.parks();
  }

  /** {@return where the event was first read} */
  public EventOrigin origin() {
    return details.origin();
  }

  /** {@return how often the event was redriven before it became this dead letter} */
  public int redrives() {
    return details.origin().redrives();
  }
}
