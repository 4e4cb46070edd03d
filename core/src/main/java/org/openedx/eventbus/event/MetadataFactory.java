package org.openedx.eventbus.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;
import org.openedx.eventbus.internal.DottedNames;
import org.openedx.eventbus.internal.LocalHost;

/** Factory of the metadata of new events. Thread-safe. */
public final class MetadataFactory {
  private final String source;
  private final String sourceHost;
  private final String sourceLib;
  private final Clock clock;
  private final Supplier<UUID> ids;

  /**
   * Creates a factory.
   *
   * @param source the value of the {@code ce_source} header, for example {@code openedx/mailer/web}
   * @param sourceHost the name of the host
   * @param sourceLib numbers separated by dots; Open edX's Python library rejects anything else
   * @param clock provides the time of events
   * @param ids provides the ids of events
   * @throws IllegalArgumentException if {@code sourceLib} is invalid
   */
  public MetadataFactory(
      String source, String sourceHost, String sourceLib, Clock clock, Supplier<UUID> ids) {
    this.source = Objects.requireNonNull(source, "source");
    this.sourceHost = Objects.requireNonNull(sourceHost, "sourceHost");
    this.sourceLib = Objects.requireNonNull(sourceLib, "sourceLib");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.ids = Objects.requireNonNull(ids, "ids");
    if (!DottedNames.isNumbers(sourceLib)) {
      throw new IllegalArgumentException(
          "sourcelib must be numbers separated by dots, for example 0.1.0: " + sourceLib);
    }
  }

  /**
   * {@return a factory with this host, this library's version, the system clock and UUIDs of
   * version 7}
   *
   * @param source the value of the {@code ce_source} header, for example {@code openedx/mailer/web}
   */
  public static MetadataFactory of(String source) {
    Clock clock = Clock.systemUTC();
    return new MetadataFactory(
        source, LocalHost.nameOr("localhost"), libraryVersion(), clock, new TimeOrderedIds(clock));
  }

  /**
   * Returns the leading numbers of this library's version, {@code 0.1.0} for {@code
   * 0.1.0-SNAPSHOT}.
   */
  private static String libraryVersion() {
    Properties properties = new Properties();
    try (InputStream in =
        MetadataFactory.class.getResourceAsStream("/eventbus-version.properties")) {
      properties.load(Objects.requireNonNull(in, "eventbus-version.properties in the core jar"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("version", "");
    int suffix = version.indexOf('-');
    String numbers = suffix < 0 ? version : version.substring(0, suffix);
    return DottedNames.isNumbers(numbers) ? numbers : "0";
  }

  /**
   * Creates the event that {@code send(type, payload, options)} sends.
   *
   * @param <T> the payload's class
   * @param type the event type
   * @param payload the fact
   * @param options the time of the fact and custom headers
   * @return the event, with new metadata
   */
  public <T> Event<T> event(EventType<T> type, T payload, SendOptions options) {
    Objects.requireNonNull(options, "options");
    EventMetadata metadata = at(type, options.time().orElseGet(clock::instant));
    return new Event<>(type, metadata, payload, options.headers());
  }

  /**
   * Creates the metadata of a fact that happened now.
   *
   * @param type the event type
   * @return metadata with a new id
   */
  public EventMetadata now(EventType<?> type) {
    return at(type, clock.instant());
  }

  /**
   * Creates the metadata of a fact that happened at {@code time}.
   *
   * @param type the event type
   * @param time when the fact happened
   * @return metadata with a new id
   */
  public EventMetadata at(EventType<?> type, Instant time) {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(time, "time");
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
