package org.openedx.eventbus.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Metadata of an event: the CloudEvents attributes that Open edX defines (OEP-41). Immutable.
 *
 * <p>This library's producer sets all components. Components that the sender of an event did not
 * set are empty; they are never filled with values of the reader. For example {@code
 * event.metadata().time().orElse(Instant.EPOCH)}.
 *
 * @param type name of the event type
 * @param id unique id of the event, the same on each topic to which the event is sent
 * @param time time of the fact, truncated to microseconds
 * @param source the sending service, for example {@code openedx/mailer/web}
 * @param minorVersion minor version of the contract with which the event was sent
 * @param sourceHost name of the sending host
 * @param sourceLib version of the sender's library: numbers separated by dots, for example {@code
 *     0.1.0}
 */
public record EventMetadata(
    EventName type,
    UUID id,
    Optional<Instant> time,
    Optional<String> source,
    OptionalInt minorVersion,
    Optional<String> sourceHost,
    Optional<String> sourceLib) {

  /**
   * Creates metadata.
   *
   * @param type name of the event type
   * @param id unique id of the event
   * @param time time of the fact
   * @param source the sending service
   * @param minorVersion minor version of the contract with which the event was sent
   * @param sourceHost name of the sending host
   * @param sourceLib version of the sender's library
   * @throws IllegalArgumentException if the minor version is negative
   */
  public EventMetadata {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(id, "id");
    time = toMicros(Objects.requireNonNull(time, "time"));
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(minorVersion, "minorVersion");
    Objects.requireNonNull(sourceHost, "sourceHost");
    Objects.requireNonNull(sourceLib, "sourceLib");
    int minor = minorVersion.orElse(0);
    if (minor < 0) {
      throw new IllegalArgumentException("minorVersion must not be negative: " + minor);
    }
  }

  /** Returns the same object if the time has no fraction of a microsecond, as most times do. */
  private static Optional<Instant> toMicros(Optional<Instant> time) {
    if (time.isEmpty()) {
      return time;
    }
    Instant truncated = time.get().truncatedTo(ChronoUnit.MICROS);
    return truncated.equals(time.get()) ? time : Optional.of(truncated);
  }

  /**
   * {@return metadata with the required components only; the others are empty}
   *
   * @param type name of the event type
   * @param id unique id of the event
   */
  public static EventMetadata of(EventName type, UUID id) {
    Optional<String> none = Optional.empty();
    return new EventMetadata(type, id, Optional.empty(), none, OptionalInt.empty(), none, none);
  }
}
