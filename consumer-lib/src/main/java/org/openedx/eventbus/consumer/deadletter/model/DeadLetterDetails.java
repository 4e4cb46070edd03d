package org.openedx.eventbus.consumer.deadletter.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Why, when and for which handler an event became a dead letter.
 *
 * @param handler name of the handler; empty if the record names no event type, and so no handler
 * @param parks whether later events of its key are parked until it is resolved
 * @param origin where the event was first read
 * @param cause class of the exception; empty for a parked event
 * @param message text of the exception, if it cannot contain the payload
 * @param attempts how many attempts of the handler failed
 * @param firstFailure when the first attempt failed; empty if there was none
 * @param time when the event became a dead letter
 */
public record DeadLetterDetails(
    String handler,
    Disposition disposition,
    boolean parks,
    EventOrigin origin,
    Optional<String> cause,
    Optional<String> message,
    int attempts,
    Optional<Instant> firstFailure,
    Instant time) {}
