package org.openedx.eventbus.tools.contract;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Deprecation of an event type, which will be removed.
 *
 * @param reason the reason, in one sentence
 * @param since the date from which on new subscribers should not use the event type
 * @param successor the event type that replaces it
 */
public record Deprecation(String reason, Optional<LocalDate> since, Optional<String> successor) {
  public Deprecation {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(successor, "successor");
  }
}
