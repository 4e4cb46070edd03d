package org.openedx.eventbus.event;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.LogicalValues;

/**
 * What the compact constructors of generated records call for times, decimals and fixed bytes: the
 * value is cut to what the wire can carry, so that a handler receives what the sender held, and
 * refused where nothing on the wire stands for it. Every failure is an {@link
 * InvalidPayloadException} that names the field.
 */
public final class LogicalFields {
  private LogicalFields() {}

  public static Instant millis(@Nullable Instant value, String field) {
    Instant cut = PayloadFields.required(value, field).truncatedTo(ChronoUnit.MILLIS);
    return fits(cut, () -> LogicalValues.millis(cut), field);
  }

  public static Instant micros(@Nullable Instant value, String field) {
    Instant cut = PayloadFields.required(value, field).truncatedTo(ChronoUnit.MICROS);
    return fits(cut, () -> LogicalValues.micros(cut), field);
  }

  public static Instant nanos(@Nullable Instant value, String field) {
    Instant whole = PayloadFields.required(value, field);
    return fits(whole, () -> LogicalValues.nanos(whole), field);
  }

  public static LocalDateTime millis(@Nullable LocalDateTime value, String field) {
    LocalDateTime cut = PayloadFields.required(value, field).truncatedTo(ChronoUnit.MILLIS);
    return fits(cut, () -> LogicalValues.millis(cut), field);
  }

  public static LocalDateTime micros(@Nullable LocalDateTime value, String field) {
    LocalDateTime cut = PayloadFields.required(value, field).truncatedTo(ChronoUnit.MICROS);
    return fits(cut, () -> LogicalValues.micros(cut), field);
  }

  public static LocalDateTime nanos(@Nullable LocalDateTime value, String field) {
    LocalDateTime whole = PayloadFields.required(value, field);
    return fits(whole, () -> LogicalValues.nanos(whole), field);
  }

  public static LocalTime millis(@Nullable LocalTime value, String field) {
    return PayloadFields.required(value, field).truncatedTo(ChronoUnit.MILLIS);
  }

  public static LocalTime micros(@Nullable LocalTime value, String field) {
    return PayloadFields.required(value, field).truncatedTo(ChronoUnit.MICROS);
  }

  public static LocalDate date(@Nullable LocalDate value, String field) {
    LocalDate date = PayloadFields.required(value, field);
    return fits(date, () -> Math.toIntExact(date.toEpochDay()), field);
  }

  /** The value with exactly {@code scale} decimals; more than that are refused, not rounded. */
  public static BigDecimal decimal(
      @Nullable BigDecimal value, int precision, int scale, String field) {
    BigDecimal given = PayloadFields.required(value, field);
    BigDecimal exact;
    try {
      exact = given.setScale(scale);
    } catch (ArithmeticException e) {
      throw new InvalidPayloadException(field + " has more than " + scale + " decimals", e);
    }
    if (exact.precision() > precision) {
      throw new InvalidPayloadException(field + " has more than " + precision + " digits");
    }
    return exact;
  }

  public static Bytes fixed(@Nullable Bytes value, int size, String field) {
    Bytes bytes = PayloadFields.required(value, field);
    if (bytes.size() != size) {
      throw new InvalidPayloadException(
          field + " must be " + size + " bytes long, not " + bytes.size());
    }
    return bytes;
  }

  private static <T> T fits(T value, Runnable encoding, String field) {
    try {
      encoding.run();
      return value;
    } catch (ArithmeticException | DateTimeException e) {
      throw new InvalidPayloadException(field + " is too far from 1970 for its type", e);
    }
  }
}
