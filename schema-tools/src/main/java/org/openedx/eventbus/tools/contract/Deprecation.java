package org.openedx.eventbus.tools.contract;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * That an event type goes away some day.
 *
 * @param reason why, in a sentence
 * @param since from when on nobody new should use it
 * @param successor the event type that takes its place
 */
public record Deprecation(String reason, Optional<LocalDate> since, Optional<String> successor) {
  public Deprecation {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(successor, "successor");
  }
}
