package org.openedx.eventbus.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
   * One header.
   *
   * @param name its name, for example {@code traceparent}
   * @param value its value: text in UTF-8, or any bytes
   */
  public record Header(String name, Bytes value) {
    /**
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
            "header name '"
                + name
                + "' is reserved: ce_*, dlq_*, content-type, sourcehost and sourcelib are written"
                + " by the event bus; use another name, for example 'x-"
                + name
                + "'");
      }
    }

    private static Header of(String name, String value) {
      return new Header(name, encode(name, Objects.requireNonNull(value, "value")));
    }

    private static Header of(String name, byte[] value) {
      return new Header(name, Bytes.copyOf(Objects.requireNonNull(value, "value")));
    }

    private static Bytes encode(String name, String value) {
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
   * Returns whether headers of this name are written by the event bus itself, so that a custom
   * header cannot have it.
   */
  public static boolean isReserved(String name) {
    return name.startsWith("ce_")
        || name.startsWith("dlq_")
        || name.equals("content-type")
        || name.equals("sourcehost")
        || name.equals("sourcelib");
  }

  /**
   * Returns headers with one header of text.
   *
   * @throws IllegalArgumentException if the name is empty or reserved
   */
  public static CustomHeaders of(String name, String value) {
    return NONE.with(name, value);
  }

  /**
   * Returns headers with one header of bytes, which are copied.
   *
   * @throws IllegalArgumentException if the name is empty or reserved
   */
  public static CustomHeaders of(String name, byte[] value) {
    return NONE.with(name, value);
  }

  /** Returns these headers, in their order. Names may occur more than once. */
  public static CustomHeaders copyOf(List<Header> headers) {
    return headers.isEmpty() ? NONE : new CustomHeaders(List.copyOf(headers));
  }

  /**
   * Returns these headers and one of text at the end. It replaces headers of the same name.
   *
   * @throws IllegalArgumentException if the name is empty or reserved
   */
  public CustomHeaders with(String name, String value) {
    return with(Header.of(name, value));
  }

  /**
   * Returns these headers and one of bytes, which are copied, at the end. It replaces headers of
   * the same name.
   *
   * @throws IllegalArgumentException if the name is empty or reserved
   */
  public CustomHeaders with(String name, byte[] value) {
    return with(Header.of(name, value));
  }

  private CustomHeaders with(Header added) {
    List<Header> all = new ArrayList<>(without(added.name()).headers);
    all.add(added);
    return copyOf(all);
  }

  /** Returns these headers but those of the given name. */
  public CustomHeaders without(String name) {
    Objects.requireNonNull(name, "name");
    return copyOf(headers.stream().filter(each -> !each.name().equals(name)).toList());
  }

  /** Returns the value of the last header of this name. */
  public Optional<Bytes> find(String name) {
    Objects.requireNonNull(name, "name");
    for (int i = headers.size() - 1; i >= 0; i--) {
      if (headers.get(i).name().equals(name)) {
        return Optional.of(headers.get(i).value());
      }
    }
    return Optional.empty();
  }

  /** Returns the value of the last header of this name as text in UTF-8. */
  public Optional<String> text(String name) {
    return find(name).map(value -> new String(value.toByteArray(), UTF_8));
  }

  /** Returns the headers in their order. */
  public List<Header> asList() {
    return headers;
  }

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
