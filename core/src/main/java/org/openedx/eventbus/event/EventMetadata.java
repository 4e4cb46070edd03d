package org.openedx.eventbus.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * What is known of an event besides its payload (Open edX OEP-41, as CloudEvents attributes).
 *
 * <p>A producer fills in all of it. What an event from elsewhere lacks is absent here, never the
 * reader's own identity. Immutable.
 *
 * @param type the event type's name
 * @param id unique for each event, and the same on each topic it is sent to
 * @param time when the fact happened, to the microsecond
 * @param source the sending service, {@code openedx/<service>/web}
 * @param minorVersion the contract's minor version the sender wrote
 * @param sourceHost the sending host
 * @param sourceLib the sender's library version, numbers with dots between
 */
public record EventMetadata(
    EventName type,
    UUID id,
    Optional<Instant> time,
    Optional<String> source,
    OptionalInt minorVersion,
    Optional<String> sourceHost,
    Optional<String> sourceLib) {

  public EventMetadata {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(id, "id");
    time = toMicros(time);
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(minorVersion, "minorVersion");
    Objects.requireNonNull(sourceHost, "sourceHost");
    Objects.requireNonNull(sourceLib, "sourceLib");
    if (minorVersion.isPresent() && minorVersion.getAsInt() < 0) {
      throw new IllegalArgumentException("minorVersion must not be negative: " + minorVersion);
    }
  }

  /** As it came where it has no more than that, as what is read from a record has. */
  private static Optional<Instant> toMicros(Optional<Instant> time) {
    if (time.isEmpty()) {
      return time;
    }
    Instant whole = time.get().truncatedTo(ChronoUnit.MICROS);
    return whole.equals(time.get()) ? time : Optional.of(whole);
  }

  /** Only the required parts; the rest is absent. */
  public static EventMetadata of(EventName type, UUID id) {
    return new EventMetadata(
        type,
        id,
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
