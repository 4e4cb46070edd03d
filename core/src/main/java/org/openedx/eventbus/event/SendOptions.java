package org.openedx.eventbus.event;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Options of one {@code send}. Immutable. For example:
 *
 * <pre>{@code
 * bus.send(ORDER_PLACED, order, SendOptions.at(order.placedAt()).withHeader("tenant", "acme"));
 * }</pre>
 *
 * @param time when the fact happened; empty for now
 * @param headers custom headers, which follow the standard headers
 */
public record SendOptions(Optional<Instant> time, CustomHeaders headers) {
  /** A fact that happened now, without custom headers. */
  public static final SendOptions NONE = new SendOptions(Optional.empty(), CustomHeaders.NONE);

  public SendOptions {
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(headers, "headers");
  }

  /** Returns options for a fact that happened at {@code time}. */
  public static SendOptions at(Instant time) {
    return NONE.withTime(time);
  }

  /**
   * Returns options with one custom header of text.
   *
   * @throws IllegalArgumentException if the name is empty or reserved
   */
  public static SendOptions header(String name, String value) {
    return NONE.withHeader(name, value);
  }

  /**
   * Returns options with one custom header of bytes, which are copied.
   *
   * @throws IllegalArgumentException if the name is empty or reserved
   */
  public static SendOptions header(String name, byte[] value) {
    return NONE.withHeader(name, value);
  }

  /** Returns these options for a fact that happened at {@code value}. */
  public SendOptions withTime(Instant value) {
    return new SendOptions(Optional.of(Objects.requireNonNull(value, "time")), headers);
  }

  /** Returns these options with {@code value} instead of their custom headers. */
  public SendOptions withHeaders(CustomHeaders value) {
    return new SendOptions(time, value);
  }

  /** Returns these options and a custom header: {@link CustomHeaders#with(String, String)}. */
  public SendOptions withHeader(String name, String value) {
    return withHeaders(headers.with(name, value));
  }

  /** Returns these options and a custom header: {@link CustomHeaders#with(String, byte[])}. */
  public SendOptions withHeader(String name, byte[] value) {
    return withHeaders(headers.with(name, value));
  }
}
