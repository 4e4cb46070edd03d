package org.openedx.eventbus.consumer.settings;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Position at which a group starts in a partition for which it has no committed offset, or to which
 * {@code Replay} resets its offsets.
 *
 * @param kind earliest, latest or a time
 * @param time Kafka's timestamp of the first event to handle; only for {@link Kind#TIME}
 */
public record StartPosition(Kind kind, Optional<Instant> time) {
  /** The oldest event. */
  public static final StartPosition EARLIEST = new StartPosition(Kind.EARLIEST, Optional.empty());

  /** Events written after the group has started. */
  public static final StartPosition LATEST = new StartPosition(Kind.LATEST, Optional.empty());

  /** The kinds of start positions. */
  public enum Kind {
    /** The oldest event. */
    EARLIEST,
    /** Events written after the group has started. */
    LATEST,
    /** The first event of a time or later. */
    TIME
  }

  /**
   * Creates a position; {@link #at}, {@link #EARLIEST} and {@link #LATEST} are shorter.
   *
   * @param kind earliest, latest or a time
   * @param time the time of {@link Kind#TIME}; empty for the other kinds
   * @throws IllegalArgumentException if the time is missing, superfluous, or out of Kafka's range
   */
  public StartPosition {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(time, "time");
    if (time.isPresent() != (kind == Kind.TIME)) {
      throw new IllegalArgumentException(kind + " with time " + time);
    }
    time.ifPresent(StartPosition::requireInRange);
  }

  private static void requireInRange(Instant time) {
    if (time.isBefore(Instant.EPOCH) || time.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE))) {
      throw new IllegalArgumentException("'" + time + "' is out of range");
    }
  }

  /**
   * {@return the position of the first event of a time or later} It is the end of the partition if
   * there is none.
   *
   * @param time the time, compared with Kafka's timestamps; 1970 or later
   * @throws IllegalArgumentException if the time is out of Kafka's range
   */
  public static StartPosition at(Instant time) {
    return new StartPosition(Kind.TIME, Optional.of(Objects.requireNonNull(time, "time")));
  }

  /**
   * {@return the position of a text}
   *
   * @param text {@code earliest}, {@code latest} or an instant such as {@code 2026-01-31T00:00:00Z}
   * @throws IllegalArgumentException if the text is none of these
   */
  public static StartPosition parse(String text) {
    return switch (Objects.requireNonNull(text, "text").toLowerCase(Locale.ROOT)) {
      case "earliest" -> EARLIEST;
      case "latest" -> LATEST;
      default -> {
        try {
          yield at(Instant.parse(text));
        } catch (DateTimeParseException e) {
          throw new IllegalArgumentException("'" + text + "' is not a start position", e);
        }
      }
    };
  }

  @Override
  public String toString() {
    return time.map(Instant::toString).orElseGet(() -> kind.name().toLowerCase(Locale.ROOT));
  }
}
