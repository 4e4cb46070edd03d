package org.openedx.eventbus.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

  /** What stands for bytes that are no UTF-8. */
  private static final char NO_TEXT = '\uFFFD';

  private static final Recurring<EventName> NAMES = new Recurring<>(EventHeaders::name);
  private static final Recurring<Optional<String>> TEXTS =
      new Recurring<>(value -> Optional.of(text(value)));
  private static final Recurring<Optional<String>> VERSIONS =
      new Recurring<>(value -> Optional.of(sourceLib(text(value))));
  private static final Recurring<OptionalInt> MINOR_VERSIONS =
      new Recurring<>(value -> OptionalInt.of(minorVersion(text(value))));

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
   * The event type's name alone.
   *
   * @throws UndecodableEventException when it is missing, doubled or no name at all
   */
  public static EventName typeOf(Headers headers) {
    Header found = null;
    for (Header header : headers) {
      if (header.key().equals(TYPE)) {
        found = single(found, header);
      }
    }
    return NAMES.of(required(TYPE, found));
  }

  private static EventName name(byte[] value) {
    String name = text(value);
    if (name.indexOf(NO_TEXT) >= 0) {
      // No type is called so, and it must not be passed over as one that nobody handles.
      throw unparseable(TYPE, name, "text in UTF-8");
    }
    try {
      return EventName.imported(name);
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
    Header type = null;
    Header id = null;
    Header time = null;
    Header source = null;
    Header minorVersion = null;
    Header sourceHost = null;
    Header sourceLib = null;
    for (Header header : headers) {
      String key = header.key();
      // Not a switch, which would have to hash names that are made anew for each record.
      if (key.equals(TYPE)) {
        type = single(type, header);
      } else if (key.equals(ID)) {
        id = single(id, header);
      } else if (key.equals(TIME)) {
        time = single(time, header);
      } else if (key.equals(SOURCE)) {
        source = single(source, header);
      } else if (key.equals(MINOR_VERSION)) {
        minorVersion = single(minorVersion, header);
      } else if (key.equals(SOURCE_HOST)) {
        sourceHost = single(sourceHost, header);
      } else if (key.equals(SOURCE_LIB)) {
        sourceLib = single(sourceLib, header);
      }
    }
    byte[] minor = value(minorVersion);
    return new EventMetadata(
        NAMES.of(required(TYPE, type)),
        HeaderUuid.read(ID, required(ID, id)),
        time(value(time)),
        optional(TEXTS, value(source)),
        minor == null ? OptionalInt.empty() : MINOR_VERSIONS.of(minor),
        optional(TEXTS, value(sourceHost)),
        optional(VERSIONS, value(sourceLib)));
  }

  private static Optional<String> optional(
      Recurring<Optional<String>> texts, byte @Nullable [] value) {
    return value == null ? Optional.empty() : texts.of(value);
  }

  private static Optional<Instant> time(byte @Nullable [] value) {
    return value == null ? Optional.empty() : Optional.of(HeaderTime.read(TIME, value));
  }

  private static int minorVersion(String value) {
    if (!isNumber(value)) {
      throw unparseable(MINOR_VERSION, value, "a number such as 0");
    }
    return Integer.parseInt(value);
  }

  private static String sourceLib(String value) {
    if (!isNumbers(value)) {
      throw unparseable(SOURCE_LIB, value, "numbers with dots between such as 1.2.0");
    }
    return value;
  }

  static UndecodableEventException unparseable(String name, String value, String expected) {
    String shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
    return new UndecodableEventException("header " + name + " is '" + shown + "', not " + expected);
  }

  /** Numbers with dots between; a pattern would be made anew for every event. */
  private static boolean isNumbers(String value) {
    int from = 0;
    for (int dot = value.indexOf('.'); dot >= 0; dot = value.indexOf('.', from)) {
      if (!isDigits(value, from, dot)) {
        return false;
      }
      from = dot + 1;
    }
    return isDigits(value, from, value.length());
  }

  private static boolean isNumber(String value) {
    return value.length() <= 9 && isDigits(value, 0, value.length());
  }

  private static boolean isDigits(String value, int from, int to) {
    for (int i = from; i < to; i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return from < to;
  }

  private static byte[] required(String name, @Nullable Header header) {
    byte[] value = value(header);
    if (value == null) {
      throw new UndecodableEventException("header " + name + " is missing");
    }
    return value;
  }

  private static Header single(@Nullable Header before, Header header) {
    if (before != null) {
      throw new UndecodableEventException(
          "header " + header.key() + " stands there more than once");
    }
    return header;
  }

  private static byte @Nullable [] value(@Nullable Header header) {
    return header == null ? null : header.value();
  }

  static String text(byte[] value) {
    return new String(value, UTF_8);
  }
}
