package org.openedx.eventbus.codec.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.Bytes;
import org.openedx.eventbus.event.CustomHeaders;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.InvalidEventNameException;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.UndecodableEventException;
import org.openedx.eventbus.internal.DottedNames;
import org.openedx.eventbus.internal.SafeText;

/**
 * Conversion between event metadata and Kafka headers: CloudEvents' binary mode with the header
 * names of Open edX.
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

  /** The longest number of digits that is always an int. */
  private static final int MAX_INT_DIGITS = 9;

  /** Length of a header's value in a message. */
  private static final int MAX_SHOWN = 80;

  /** The replacement of invalid UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final EventNameCache NAMES = new EventNameCache(EventHeaders::name);

  private EventHeaders() {}

  /**
   * Returns the headers of an event in the order in which Open edX writes them. At most ten: absent
   * metadata has no header.
   */
  public static Headers write(EventMetadata metadata) {
    Headers headers = new RecordHeaders();
    headers.add(SPEC_VERSION, SPEC_VERSION_VALUE);
    headers.add(CONTENT_TYPE, CONTENT_TYPE_VALUE);
    headers.add(DATA_CONTENT_TYPE, CONTENT_TYPE_VALUE);
    add(headers, TYPE, metadata.type().value());
    add(headers, ID, metadata.id().toString());
    metadata.source().ifPresent(source -> add(headers, SOURCE, source));
    metadata.time().ifPresent(time -> add(headers, TIME, IsoDateTime.of(time).text()));
    metadata.minorVersion().ifPresent(n -> add(headers, MINOR_VERSION, Integer.toString(n)));
    metadata.sourceHost().ifPresent(host -> add(headers, SOURCE_HOST, host));
    metadata.sourceLib().ifPresent(lib -> add(headers, SOURCE_LIB, lib));
    return headers;
  }

  /** Returns the headers of a record: the standard ones, then the event's custom headers. */
  public static Headers write(Event<?> event) {
    Headers headers = write(event.metadata());
    for (CustomHeaders.Header each : event.headers().asList()) {
      headers.add(each.name(), each.value().toByteArray());
    }
    return headers;
  }

  /**
   * Returns the custom headers of a record: all but the reserved ones. A header without a name or
   * value is left out.
   */
  public static CustomHeaders custom(Headers headers) {
    List<CustomHeaders.Header> custom = List.of();
    for (Header header : headers) {
      String name = header.key();
      byte[] value = header.value();
      if (value != null && !name.isEmpty() && !CustomHeaders.isReserved(name)) {
        if (custom.isEmpty()) {
          custom = new ArrayList<>(); // most records have no custom headers
        }
        custom.add(new CustomHeaders.Header(name, Bytes.wrap(value)));
      }
    }
    return CustomHeaders.copyOf(custom);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }

  /**
   * Returns the name of the event type without reading other metadata.
   *
   * @throws UndecodableEventException if the header is missing, duplicate or not a valid name
   */
  public static EventName typeOf(Headers headers) {
    Header found = null;
    for (Header header : headers) {
      if (header.key().equals(TYPE)) {
        found = requireSingle(found, header);
      }
    }
    return NAMES.get(required(TYPE, found));
  }

  private static EventName name(byte[] value) {
    String name = text(value);
    if (name.indexOf(REPLACEMENT) >= 0) {
      // Not a type name. Must not be skipped like an event type without a handler.
      throw invalid(TYPE, name, "UTF-8 text");
    }
    try {
      return EventName.imported(name);
    } catch (InvalidEventNameException e) {
      throw new UndecodableEventException("header " + TYPE + ": " + e.getMessage(), e);
    }
  }

  /**
   * Returns the metadata of a record. {@code ce_type} and {@code ce_id} are required, other
   * metadata headers are optional. Unknown headers are ignored.
   *
   * @throws UndecodableEventException if a required header is missing, or a metadata header is
   *     duplicate or has an invalid value
   */
  public static EventMetadata read(Headers headers) {
    Header type = null;
    Header id = null;
    Header time = null;
    Header source = null;
    Header minorVersion = null;
    Header sourceHost = null;
    Header sourceLib = null;
    for (Header header : headers) {
      String key = header.key();
      // Not a switch: it would compute the hash of strings that are new in each record.
      if (key.equals(TYPE)) {
        type = requireSingle(type, header);
      } else if (key.equals(ID)) {
        id = requireSingle(id, header);
      } else if (key.equals(TIME)) {
        time = requireSingle(time, header);
      } else if (key.equals(SOURCE)) {
        source = requireSingle(source, header);
      } else if (key.equals(MINOR_VERSION)) {
        minorVersion = requireSingle(minorVersion, header);
      } else if (key.equals(SOURCE_HOST)) {
        sourceHost = requireSingle(sourceHost, header);
      } else if (key.equals(SOURCE_LIB)) {
        sourceLib = requireSingle(sourceLib, header);
      }
    }
    return new EventMetadata(
        NAMES.get(required(TYPE, type)),
        uuid(text(required(ID, id))),
        value(time).map(bytes -> HeaderTime.read(TIME, bytes)),
        value(source).map(EventHeaders::text),
        minorVersion(minorVersion),
        value(sourceHost).map(EventHeaders::text),
        value(sourceLib).map(EventHeaders::sourceLib));
  }

  private static UUID uuid(String value) {
    UUID uuid = HeaderUuid.parse(value);
    if (uuid == null) {
      throw invalid(ID, value, "a UUID");
    }
    return uuid;
  }

  private static OptionalInt minorVersion(@Nullable Header header) {
    if (header == null || header.value() == null) {
      return OptionalInt.empty();
    }
    String value = text(header.value());
    if (value.length() > MAX_INT_DIGITS
        || !DottedNames.isNumbers(value)
        || value.indexOf('.') >= 0) {
      throw invalid(MINOR_VERSION, value, "a number, for example 0");
    }
    return OptionalInt.of(Integer.parseInt(value));
  }

  private static String sourceLib(byte[] bytes) {
    String value = text(bytes);
    if (!DottedNames.isNumbers(value)) {
      throw invalid(SOURCE_LIB, value, "numbers separated by dots, for example 1.2.0");
    }
    return value;
  }

  static UndecodableEventException invalid(String name, String value, String expected) {
    String shown = SafeText.escape(value, MAX_SHOWN);
    return new UndecodableEventException(
        "header " + name + " has value '" + shown + "', expected " + expected);
  }

  private static byte[] required(String name, @Nullable Header header) {
    return value(header)
        .orElseThrow(() -> new UndecodableEventException("header " + name + " is missing"));
  }

  private static Header requireSingle(@Nullable Header before, Header header) {
    if (before != null) {
      throw new UndecodableEventException("header " + header.key() + " occurs more than once");
    }
    return header;
  }

  private static Optional<byte[]> value(@Nullable Header header) {
    return header == null ? Optional.empty() : Optional.ofNullable(header.value());
  }

  static String text(byte[] value) {
    return new String(value, UTF_8);
  }
}
