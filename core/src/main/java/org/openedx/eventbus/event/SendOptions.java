package org.openedx.eventbus.event;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Options of one {@code send}: the time of the fact, and custom headers. Immutable. For example:
 *
 * <pre>{@code
 * bus.send(ORDER_PLACED, order, SendOptions.at(order.placedAt()).withHeader("tenant", "acme"));
 * }</pre>
 *
 * @param time time of the fact; empty for the time of the call
 * @param headers custom headers, which follow the standard headers
 */
public record SendOptions(Optional<Instant> time, CustomHeaders headers) {
  /** No options: the fact happened now and has no custom headers. */
  public static final SendOptions NONE = new SendOptions(Optional.empty(), CustomHeaders.NONE);

  /**
   * Creates options.
   *
   * @param time time of the fact
   * @param headers custom headers
   */
  public SendOptions {
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(headers, "headers");
  }

  /**
   * {@return options with a time}
   *
   * @param time the time of the fact
   */
  public static SendOptions at(Instant time) {
    return NONE.withTime(time);
  }

  /**
   * {@return options with one custom header of text}
   *
   * @param name the name
   * @param value the value, encoded in UTF-8
   * @throws IllegalArgumentException if the name is empty or reserved
   */
  public static SendOptions header(String name, String value) {
    return NONE.withHeader(name, value);
  }

  /**
   * {@return options with one custom header of bytes}
   *
   * @param name the name
   * @param value the value, which is copied
   * @throws IllegalArgumentException if the name is empty or reserved
   */
  public static SendOptions header(String name, byte[] value) {
    return NONE.withHeader(name, value);
  }

  /**
   * {@return these options with another time}
   *
   * @param value the time of the fact
   */
  public SendOptions withTime(Instant value) {
    return new SendOptions(Optional.of(Objects.requireNonNull(value, "time")), headers);
  }

  /**
   * {@return these options with other custom headers}
   *
   * @param value the custom headers, which replace those of these options
   */
  public SendOptions withHeaders(CustomHeaders value) {
    return new SendOptions(time, value);
  }

  /**
   * {@return these options with one more custom header of text} It replaces headers of the same
   * name.
   *
   * @param name the name
   * @param value the value, encoded in UTF-8
   * @throws IllegalArgumentException if the name is empty or reserved
   */
  public SendOptions withHeader(String name, String value) {
    return withHeaders(headers.with(name, value));
  }

  /**
   * {@return these options with one more custom header of bytes} It replaces headers of the same
   * name.
   *
   * @param name the name
   * @param value the value, which is copied
   * @throws IllegalArgumentException if the name is empty or reserved
   */
  public SendOptions withHeader(String name, byte[] value) {
    return withHeaders(headers.with(name, value));
  }
}
