package org.openedx.eventbus.event.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SendOptions;
import org.openedx.eventbus.internal.LocalHost;

/** Makes the metadata of events that are sent from here. Thread-safe. */
public final class MetadataFactory {
  private final String source;
  private final String sourceHost;
  private final String sourceLib;
  private final Clock clock;
  private final Supplier<UUID> ids;

  /**
   * @param source {@code openedx/<service>/web}
   * @param sourceHost the host's name
   * @param sourceLib numbers with dots between: Python refuses anything else
   * @param clock where the time comes from
   * @param ids where the ids come from
   */
  public MetadataFactory(
      String source, String sourceHost, String sourceLib, Clock clock, Supplier<UUID> ids) {
    this.source = Objects.requireNonNull(source, "source");
    this.sourceHost = Objects.requireNonNull(sourceHost, "sourceHost");
    this.sourceLib = LibraryVersion.requireNumbers(sourceLib);
    this.clock = Objects.requireNonNull(clock, "clock");
    this.ids = Objects.requireNonNull(ids, "ids");
  }

  /** This host, this library's version, the system's clock and version-7 ids. */
  public static MetadataFactory of(String source) {
    Clock clock = Clock.systemUTC();
    return new MetadataFactory(
        source, LocalHost.nameOr("localhost"), LibraryVersion.numbers(), clock, new TimeOrderedIds(clock));
  }

  /** Creates the event that {@code send(type, payload, options)} sends. */
  public <T> Event<T> event(EventType<T> type, T payload, SendOptions options) {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(options, "options");
    return new Event<>(
        type, at(type, options.time().orElseGet(clock::instant)), payload, options.headers());
  }

  /** Metadata of a fact that happened now. */
  public EventMetadata now(EventType<?> type) {
    return at(type, clock.instant());
  }

  /** Metadata of a fact that happened at {@code time}. */
  public EventMetadata at(EventType<?> type, Instant time) {
    return new EventMetadata(
        type.name(),
        ids.get(),
        Optional.of(time),
        Optional.of(source),
        OptionalInt.of(type.minorVersion()),
        Optional.of(sourceHost),
        Optional.of(sourceLib));
  }
}
