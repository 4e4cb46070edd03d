package org.openedx.eventbus.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.InvalidEventNameException;

/**
 * Metadata as Kafka headers (CloudEvents' binary mode, with Open edX's names). The only place where
 * the names of headers are known.
 */
public final class EventHeaders {
  private static final String SPEC_VERSION = "ce_specversion";
  private static final String CONTENT_TYPE = "content-type";
  private static final String DATA_CONTENT_TYPE = "ce_datacontenttype";
  private static final String TYPE = "ce_type";
  private static final String ID = "ce_id";
  private static final String SOURCE = "ce_source";
  private static final String TIME = "ce_time";
  private static final String MINOR_VERSION = "ce_minorversion";
  private static final String SOURCE_HOST = "sourcehost";
  private static final String SOURCE_LIB = "sourcelib";

  private static final byte[] SPEC_VERSION_VALUE = "1.0".getBytes(UTF_8);
  private static final byte[] CONTENT_TYPE_VALUE = "application/avro".getBytes(UTF_8);

  private EventHeaders() {}

  /**
   * The ten headers, in the order Open edX writes them; what is absent in the metadata is left out.
   */
  public static Headers write(EventMetadata metadata) {
    Headers headers = new RecordHeaders();
    headers.add(SPEC_VERSION, SPEC_VERSION_VALUE);
    headers.add(CONTENT_TYPE, CONTENT_TYPE_VALUE);
    headers.add(DATA_CONTENT_TYPE, CONTENT_TYPE_VALUE);
    add(headers, TYPE, metadata.type().value());
    add(headers, ID, metadata.id().toString());
    metadata.source().ifPresent(source -> add(headers, SOURCE, source));
    metadata.time().ifPresent(time -> add(headers, TIME, HeaderTime.write(time)));
    metadata
        .minorVersion()
        .ifPresent(minor -> add(headers, MINOR_VERSION, Integer.toString(minor)));
    metadata.sourceHost().ifPresent(host -> add(headers, SOURCE_HOST, host));
    metadata.sourceLib().ifPresent(lib -> add(headers, SOURCE_LIB, lib));
    return headers;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }

  /**
   * The event type's name alone.
   *
   * @throws UndecodableEventException when it is missing, doubled or no name at all
   */
  public static EventName typeOf(Headers headers) {
    try {
      return EventName.imported(required(headers, TYPE));
    } catch (InvalidEventNameException e) {
      throw new UndecodableEventException("header " + TYPE + ": " + e.getMessage(), e);
    }
  }

  /**
   * The metadata of a record. {@code ce_type} and {@code ce_id} are required; other headers may be
   * missing and are then absent. Headers that are not metadata do not matter.
   *
   * @throws UndecodableEventException when a required header is missing, a metadata header stands
   *     there twice, or one cannot be understood
   */
  public static EventMetadata read(Headers headers) {
    EventName type = typeOf(headers);
    UUID id = HeaderUuid.read(ID, required(headers, ID));
    return new EventMetadata(
        type,
        id,
        time(optional(headers, TIME)),
        Optional.ofNullable(optional(headers, SOURCE)),
        minorVersion(optional(headers, MINOR_VERSION)),
        Optional.ofNullable(optional(headers, SOURCE_HOST)),
        sourceLib(optional(headers, SOURCE_LIB)));
  }

  private static Optional<Instant> time(@Nullable String value) {
    return value == null ? Optional.empty() : Optional.of(HeaderTime.read(TIME, value));
  }

  private static OptionalInt minorVersion(@Nullable String value) {
    if (value == null) {
      return OptionalInt.empty();
    }
    if (!value.matches("[0-9]{1,9}")) {
      throw unparseable(MINOR_VERSION, value, "a number such as 0");
    }
    return OptionalInt.of(Integer.parseInt(value));
  }

  private static Optional<String> sourceLib(@Nullable String value) {
    if (value != null && !value.matches("[0-9]+(\\.[0-9]+)*")) {
      throw unparseable(SOURCE_LIB, value, "numbers with dots between such as 1.2.0");
    }
    return Optional.ofNullable(value);
  }

  static UndecodableEventException unparseable(String name, String value, String expected) {
    String shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
    return new UndecodableEventException("header " + name + " is '" + shown + "', not " + expected);
  }

  private static String required(Headers headers, String name) {
    String value = optional(headers, name);
    if (value == null) {
      throw new UndecodableEventException("header " + name + " is missing");
    }
    return value;
  }

  private static @Nullable String optional(Headers headers, String name) {
    Header found = null;
    for (Header header : headers.headers(name)) {
      if (found != null) {
        throw new UndecodableEventException("header " + name + " stands there more than once");
      }
      found = header;
    }
    return found == null || found.value() == null ? null : new String(found.value(), UTF_8);
  }
}
