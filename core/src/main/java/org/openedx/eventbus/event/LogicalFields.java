package org.openedx.eventbus.event;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.LogicalValues;

/**
 * Checks of times, decimals and fixed bytes in payloads. The compact constructors of generated
 * records call it; applications do not need to.
 *
 * <p>Times are truncated to the precision of their Avro type, so that sender and handler have equal
 * payloads. Values that the type cannot represent are rejected with an {@link
 * InvalidPayloadException} that names the field. For example {@code at = LogicalFields.micros(at,
 * "Order.at")}.
 */
public final class LogicalFields {
  private LogicalFields() {}

  /**
   * {@return a point in time, truncated to milliseconds}
   *
   * @param value the value
   * @param field the name of the field, {@code <data class>.<field>}
   * @throws InvalidPayloadException if the value is null or too far from 1970
   */
  public static Instant millis(@Nullable Instant value, String field) {
    return fits(value, field, v -> v.truncatedTo(ChronoUnit.MILLIS), LogicalValues::millis);
  }

  /**
   * {@return a point in time, truncated to microseconds}
   *
   * @param value the value
   * @param field the name of the field, {@code <data class>.<field>}
   * @throws InvalidPayloadException if the value is null or too far from 1970
   */
  public static Instant micros(@Nullable Instant value, String field) {
    return fits(value, field, v -> v.truncatedTo(ChronoUnit.MICROS), LogicalValues::micros);
  }

  /**
   * {@return a point in time, in nanoseconds}
   *
   * @param value the value
   * @param field the name of the field, {@code <data class>.<field>}
   * @throws InvalidPayloadException if the value is null or too far from 1970
   */
  public static Instant nanos(@Nullable Instant value, String field) {
    return fits(value, field, UnaryOperator.identity(), LogicalValues::nanos);
  }

  /**
   * {@return a local date and time, truncated to milliseconds}
   *
   * @param value the value
   * @param field the name of the field, {@code <data class>.<field>}
   * @throws InvalidPayloadException if the value is null or too far from 1970
   */
  public static LocalDateTime millis(@Nullable LocalDateTime value, String field) {
    return fits(value, field, v -> v.truncatedTo(ChronoUnit.MILLIS), LogicalValues::millis);
  }

  /**
   * {@return a local date and time, truncated to microseconds}
   *
   * @param value the value
   * @param field the name of the field, {@code <data class>.<field>}
   * @throws InvalidPayloadException if the value is null or too far from 1970
   */
  public static LocalDateTime micros(@Nullable LocalDateTime value, String field) {
    return fits(value, field, v -> v.truncatedTo(ChronoUnit.MICROS), LogicalValues::micros);
  }

  /**
   * {@return a local date and time, in nanoseconds}
   *
   * @param value the value
   * @param field the name of the field, {@code <data class>.<field>}
   * @throws InvalidPayloadException if the value is null or too far from 1970
   */
  public static LocalDateTime nanos(@Nullable LocalDateTime value, String field) {
    return fits(value, field, UnaryOperator.identity(), LogicalValues::nanos);
  }

  /**
   * {@return a time of day, truncated to milliseconds}
   *
   * @param value the value
   * @param field the name of the field, {@code <data class>.<field>}
   * @throws InvalidPayloadException if the value is null
   */
  public static LocalTime millis(@Nullable LocalTime value, String field) {
    return PayloadFields.required(value, field).truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * {@return a time of day, truncated to microseconds}
   *
   * @param value the value
   * @param field the name of the field, {@code <data class>.<field>}
   * @throws InvalidPayloadException if the value is null
   */
  public static LocalTime micros(@Nullable LocalTime value, String field) {
    return PayloadFields.required(value, field).truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * {@return a date}
   *
   * @param value the value
   * @param field the name of the field, {@code <data class>.<field>}
   * @throws InvalidPayloadException if the value is null or too far from 1970
   */
  public static LocalDate date(@Nullable LocalDate value, String field) {
    return fits(value, field, UnaryOperator.identity(), v -> Math.toIntExact(v.toEpochDay()));
  }

  /**
   * {@return a decimal with exactly {@code scale} digits after the point} It is not rounded.
   *
   * @param value the value
   * @param precision the maximum number of digits
   * @param scale the number of digits after the point
   * @param field the name of the field, {@code <data class>.<field>}
   * @throws InvalidPayloadException if the value is null or has too many digits
   */
  public static BigDecimal decimal(
      @Nullable BigDecimal value, int precision, int scale, String field) {
    BigDecimal given = PayloadFields.required(value, field);
    BigDecimal exact;
    try {
      exact = given.setScale(scale);
    } catch (ArithmeticException e) {
      throw new InvalidPayloadException(
          field + " has more than " + scale + " digits after the point", e);
    }
    if (exact.precision() > precision) {
      throw new InvalidPayloadException(field + " has more than " + precision + " digits");
    }
    return exact;
  }

  /**
   * {@return bytes of a fixed size}
   *
   * @param value the value
   * @param size the number of bytes
   * @param field the name of the field, {@code <data class>.<field>}
   * @throws InvalidPayloadException if the value is null or has another size
   */
  public static Bytes fixed(@Nullable Bytes value, int size, String field) {
    Bytes bytes = PayloadFields.required(value, field);
    if (bytes.size() != size) {
      throw new InvalidPayloadException(
          field + " must have " + size + " bytes, but has " + bytes.size());
    }
    return bytes;
  }

  /** Returns the value if its encoding does not fail. */
  private static <T> T fits(
      @Nullable T value, String field, UnaryOperator<T> truncate, ToLongFunction<T> encode) {
    T truncated = truncate.apply(PayloadFields.required(value, field));
    try {
      long unused = encode.applyAsLong(truncated);
      return truncated;
    } catch (ArithmeticException | DateTimeException e) {
      throw new InvalidPayloadException(field + " is too far from 1970 for its Avro type", e);
    }
  }
}
