package org.openedx.eventbus.config;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a group begins in a partition that it has never read.
 *
 * @param kind which of the three
 * @param time of the first event to be handled, by Kafka's timestamps, which are of milliseconds;
 *     for {@link Kind#TIME} alone
 */
public record StartPosition(Kind kind, Optional<Instant> time) {
  /** With the oldest event there is, so that nothing is missed. */
  public static final StartPosition EARLIEST = new StartPosition(Kind.EARLIEST, Optional.empty());

  /** With what is written from now on. */
  public static final StartPosition LATEST = new StartPosition(Kind.LATEST, Optional.empty());

  /**
   * @throws IllegalArgumentException when the time is none that Kafka knows
   */
  public StartPosition {
    if (time.isPresent() != (kind == Kind.TIME)) {
      throw new IllegalArgumentException(kind + " with time " + time);
    }
    time.ifPresent(StartPosition::check);
  }

  private static void check(Instant time) {
    if (time.isBefore(Instant.EPOCH) || time.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE))) {
      throw new IllegalArgumentException("'" + time + "' is out of range");
    }
  }

  /** The ways to say where. */
  public enum Kind {
    EARLIEST,
    LATEST,
    TIME
  }

  /** With the first event of that time or later; with what is written from now on if none is. */
  public static StartPosition at(Instant time) {
    return new StartPosition(Kind.TIME, Optional.of(time));
  }

  @Override
  public String toString() {
    return time.map(Instant::toString).orElseGet(() -> kind.name().toLowerCase(Locale.ROOT));
  }
}
