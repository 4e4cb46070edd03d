package org.openedx.eventbus.consumer.replay;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.admin.OffsetSpec;

/**
 * Where a group is to go on.
 *
 * @param kind which of the three
 * @param time of the first record to be handled; for {@link Kind#TIME} alone
 */
public record ReplayFrom(Kind kind, Optional<Instant> time) {
  /** All that is kept is handled. */
  public static final ReplayFrom EARLIEST = new ReplayFrom(Kind.EARLIEST, Optional.empty());

  /** Nothing of what is there is handled. */
  public static final ReplayFrom LATEST = new ReplayFrom(Kind.LATEST, Optional.empty());

  public ReplayFrom {
    if (time.isPresent() != (kind == Kind.TIME)) {
      throw new IllegalArgumentException(kind + " with time " + time);
    }
  }

  /** The ways to say where. */
  public enum Kind {
    EARLIEST,
    LATEST,
    TIME
  }

  /** At the first record that Kafka says is of that time or later. */
  public static ReplayFrom at(Instant time) {
    return new ReplayFrom(Kind.TIME, Optional.of(time));
  }

  OffsetSpec spec() {
    return switch (kind) {
      case EARLIEST -> OffsetSpec.earliest();
      case LATEST -> OffsetSpec.latest();
      case TIME -> OffsetSpec.forTimestamp(time.orElseThrow().toEpochMilli());
    };
  }

  @Override
  public String toString() {
    return time.map(Instant::toString).orElseGet(() -> kind.name().toLowerCase(Locale.ROOT));
  }
}
