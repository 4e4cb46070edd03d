package org.openedx.eventbus.local;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.handler.HandlerId;

/**
 * Result of one handler for one event.
 *
 * @param handler the handler; one without a name has a generated name, for example {@code
 *     handler-1}
 * @param duration how long it ran
 * @param failure what it threw; empty if it returned
 */
public record HandlerResult(HandlerId handler, Duration duration, Optional<Throwable> failure) {
  public HandlerResult {
    Objects.requireNonNull(handler, "handler");
    Objects.requireNonNull(duration, "duration");
    Objects.requireNonNull(failure, "failure");
  }
}
