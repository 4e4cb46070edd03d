package org.openedx.eventbus.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Custom headers of an event, for example a trace context or a tenant. They are written after the
 * standard headers, in their order, and are kept in dead letters and redriven events. Immutable.
 *
 * <pre>{@code
 * CustomHeaders headers = CustomHeaders.of("tenant", "acme").with("traceparent", traceparent);
 * Optional<String> tenant = event.headers().text("tenant");
 * }</pre>
 *
 * <p>Names are case-sensitive, as in Kafka. Reserved are names that begin with {@code ce_}
 * (CloudEvents) or {@code dlq_} (dead letters), and {@code content-type}, {@code sourcehost} and
 * {@code sourcelib}.
 */
public final class CustomHeaders {
  /** No headers. */
  public static final CustomHeaders NONE = new CustomHeaders(List.of());

  private final List<Header> headers;

  private CustomHeaders(List<Header> headers) {
    this.headers = headers;
  }

  /**
   * Custom header.
   *
   * @param name the name, for example {@code traceparent}
   * @param value the value: text in UTF-8, or any bytes
   */
  public record Header(String name, Bytes value) {
    /**
     * Creates a header.
     *
     * @param name the name
     * @param value the value
     * @throws IllegalArgumentException if the name is empty or reserved
     */
    public Header {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(value, "value");
      if (name.isEmpty()) {
        throw new IllegalArgumentException("a header needs a name, for example 'traceparent'");
      }
      if (isReserved(name)) {
        throw new IllegalArgumentException(
            String.format(
                "header name '%s' is reserved: ce_*, dlq_*, content-type, sourcehost and sourcelib"
                    + " are written by the event bus; use another name, for example 'x-%s'",
                name, name));
      }
    }

    private static Bytes encode(String name, String value) {
      Objects.requireNonNull(value, "value");
      try {
        return Bytes.copyOf(UTF_8.newEncoder().encode(CharBuffer.wrap(value)));
      } catch (CharacterCodingException e) {
        throw new IllegalArgumentException(
            "the value of header '" + name + "' is not Unicode text (lone surrogate)", e);
      }
    }

    /** Returns the name only: values may be secret or personal. */
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * {@return whether a name is reserved for headers that the event bus itself writes}
   *
   * @param name the name of a header
   */
  public static boolean isReserved(String name) {
    return Objects.requireNonNull(name, "name").startsWith("ce_")
        || name.startsWith("dlq_")
        || name.equals("content-type")
        || name.equals("sourcehost")
        || name.equals("sourcelib");
  }

  /**
   * {@return one header of text}
   *
   * @param name the name
   * @param value the value, encoded in UTF-8
   * @throws IllegalArgumentException if the name is empty or reserved
   */
  public static CustomHeaders of(String name, String value) {
    return NONE.with(name, value);
  }

  /**
   * {@return one header of bytes}
   *
   * @param name the name
   * @param value the value, which is copied
   * @throws IllegalArgumentException if the name is empty or reserved
   */
  public static CustomHeaders of(String name, byte[] value) {
    return NONE.with(name, value);
  }

  /**
   * {@return headers in their order}
   *
   * @param headers the headers; a name may occur more than once
   */
  public static CustomHeaders copyOf(List<Header> headers) {
    Objects.requireNonNull(headers, "headers");
    return headers.isEmpty() ? NONE : new CustomHeaders(List.copyOf(headers));
  }

  /**
   * {@return these headers, followed by a header of text} It replaces headers of the same name.
   *
   * @param name the name
   * @param value the value, encoded in UTF-8
   * @throws IllegalArgumentException if the name is empty or reserved
   */
  public CustomHeaders with(String name, String value) {
    return with(new Header(name, Header.encode(name, value)));
  }

  /**
   * {@return these headers, followed by a header of bytes} It replaces headers of the same name.
   *
   * @param name the name
   * @param value the value, which is copied
   * @throws IllegalArgumentException if the name is empty or reserved
   */
  public CustomHeaders with(String name, byte[] value) {
    return with(new Header(name, Bytes.copyOf(Objects.requireNonNull(value, "value"))));
  }

  private CustomHeaders with(Header added) {
    List<Header> others = without(added.name()).headers;
    return copyOf(Stream.concat(others.stream(), Stream.of(added)).toList());
  }

  /**
   * {@return these headers without those of a name}
   *
   * @param name the name
   */
  public CustomHeaders without(String name) {
    Objects.requireNonNull(name, "name");
    return copyOf(headers.stream().filter(each -> !each.name().equals(name)).toList());
  }

  /**
   * {@return the value of the last header of a name, if there is one}
   *
   * @param name the name
   */
  public Optional<Bytes> find(String name) {
    Objects.requireNonNull(name, "name");
    return headers.stream()
        .filter(each -> each.name().equals(name))
        .map(Header::value)
        .reduce((first, last) -> last);
  }

  /**
   * {@return the value of the last header of a name as text, if there is one}
   *
   * @param name the name
   */
  public Optional<String> text(String name) {
    return find(name).map(value -> new String(value.toByteArray(), UTF_8));
  }

  /** {@return the headers in their order} */
  public List<Header> asList() {
    return headers;
  }

  /** {@return whether there are no headers} */
  public boolean isEmpty() {
    return headers.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CustomHeaders that && headers.equals(that.headers);
  }

  @Override
  public int hashCode() {
    return headers.hashCode();
  }

  /** Returns the names only: values may be secret or personal. */
  @Override
  public String toString() {
    return headers.toString();
  }
}
