package org.openedx.eventbus.avro;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;

/**
 * Conversions of Avro's logical types (Avro 1.12 specification, "Logical Types"). Generated codecs
 * call them, for example {@code out.writeLong(LogicalValues.micros(payload.at()))}.
 *
 * <p>Writing: payload records validate that values are in range when they are created. Reading: a
 * value out of range is rejected with an {@link AvroDataException}.
 */
public final class LogicalValues {
  private static final long NANOS = 1_000_000_000L;
  private static final long MICROS = 1_000_000L;

  private LogicalValues() {}

  /**
   * {@return the milliseconds since 1970 of a point in time}
   *
   * @param value the point in time
   */
  public static long millis(Instant value) {
    return value.toEpochMilli();
  }

  /**
   * {@return the microseconds since 1970 of a point in time}
   *
   * @param value the point in time
   * @throws ArithmeticException if the value does not fit into a long
   */
  public static long micros(Instant value) {
    return scaled(value, MICROS);
  }

  /**
   * {@return the nanoseconds since 1970 of a point in time}
   *
   * @param value the point in time
   * @throws ArithmeticException if the value does not fit into a long
   */
  public static long nanos(Instant value) {
    return scaled(value, NANOS);
  }

  /** For negative seconds, scales {@code seconds + 1}: the smallest value would overflow. */
  private static long scaled(Instant value, long perSecond) {
    long part = value.getNano() / (NANOS / perSecond);
    long seconds = value.getEpochSecond();
    return seconds >= 0 || part == 0
        ? Math.addExact(Math.multiplyExact(seconds, perSecond), part)
        : Math.addExact(Math.multiplyExact(seconds + 1, perSecond), part - perSecond);
  }

  /**
   * {@return a point in time}
   *
   * @param value the milliseconds since 1970
   */
  public static Instant instantOfMillis(long value) {
    return Instant.ofEpochMilli(value);
  }

  /**
   * {@return a point in time}
   *
   * @param value the microseconds since 1970
   */
  public static Instant instantOfMicros(long value) {
    return Instant.ofEpochSecond(Math.floorDiv(value, MICROS), Math.floorMod(value, MICROS) * 1000);
  }

  /**
   * {@return a point in time}
   *
   * @param value the nanoseconds since 1970
   */
  public static Instant instantOfNanos(long value) {
    return Instant.ofEpochSecond(Math.floorDiv(value, NANOS), Math.floorMod(value, NANOS));
  }

  /**
   * {@return the milliseconds since 1970 of a local date and time}
   *
   * @param value the date and time
   */
  public static long millis(LocalDateTime value) {
    return millis(value.toInstant(ZoneOffset.UTC));
  }

  /**
   * {@return the microseconds since 1970 of a local date and time}
   *
   * @param value the date and time
   * @throws ArithmeticException if the value does not fit into a long
   */
  public static long micros(LocalDateTime value) {
    return micros(value.toInstant(ZoneOffset.UTC));
  }

  /**
   * {@return the nanoseconds since 1970 of a local date and time}
   *
   * @param value the date and time
   * @throws ArithmeticException if the value does not fit into a long
   */
  public static long nanos(LocalDateTime value) {
    return nanos(value.toInstant(ZoneOffset.UTC));
  }

  /**
   * {@return a local date and time}
   *
   * @param value the milliseconds since 1970
   */
  public static LocalDateTime localOfMillis(long value) {
    return LocalDateTime.ofInstant(instantOfMillis(value), ZoneOffset.UTC);
  }

  /**
   * {@return a local date and time}
   *
   * @param value the microseconds since 1970
   */
  public static LocalDateTime localOfMicros(long value) {
    return LocalDateTime.ofInstant(instantOfMicros(value), ZoneOffset.UTC);
  }

  /**
   * {@return a local date and time}
   *
   * @param value the nanoseconds since 1970
   */
  public static LocalDateTime localOfNanos(long value) {
    return LocalDateTime.ofInstant(instantOfNanos(value), ZoneOffset.UTC);
  }

  /**
   * {@return the milliseconds since midnight of a time of day}
   *
   * @param value the time of day
   */
  public static int millis(LocalTime value) {
    return (int) (value.toNanoOfDay() / 1_000_000);
  }

  /**
   * {@return the microseconds since midnight of a time of day}
   *
   * @param value the time of day
   */
  public static long micros(LocalTime value) {
    return value.toNanoOfDay() / 1000;
  }

  /**
   * {@return a time of day}
   *
   * @param value the milliseconds since midnight
   * @throws AvroDataException if the value is not within a day
   */
  public static LocalTime timeOfMillis(int value) {
    return timeOfMicros(value * 1000L);
  }

  /**
   * {@return a time of day}
   *
   * @param value the microseconds since midnight
   * @throws AvroDataException if the value is not within a day
   */
  public static LocalTime timeOfMicros(long value) {
    try {
      return LocalTime.ofNanoOfDay(Math.multiplyExact(value, 1000L));
    } catch (DateTimeException | ArithmeticException e) {
      throw new AvroDataException("time of day out of range");
    }
  }

  /**
   * {@return the UUID of a text}
   *
   * @param value the text
   * @throws AvroDataException if the text is not a UUID
   */
  public static UUID uuid(String value) {
    try {
      return UUID.fromString(value);
    } catch (IllegalArgumentException e) {
      throw new AvroDataException("string is not a UUID");
    }
  }

  /**
   * {@return a UUID}
   *
   * @param value its sixteen bytes, big-endian
   */
  public static UUID uuid(byte[] value) {
    ByteBuffer buffer = ByteBuffer.wrap(value);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  /**
   * {@return the sixteen bytes of a UUID, big-endian}
   *
   * @param value the UUID
   */
  public static ByteBuffer bytes(UUID value) {
    return ByteBuffer.allocate(16)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits())
        .flip();
  }

  /**
   * {@return the unscaled value of a decimal in two's complement, in as few bytes as possible}
   *
   * @param value the decimal
   */
  public static ByteBuffer bytes(BigDecimal value) {
    return ByteBuffer.wrap(value.unscaledValue().toByteArray());
  }

  /**
   * {@return the unscaled value of a decimal in two's complement, sign-extended}
   *
   * @param value the decimal
   * @param size the number of bytes
   */
  public static ByteBuffer bytes(BigDecimal value, int size) {
    byte[] least = value.unscaledValue().toByteArray();
    byte[] all = new byte[size];
    Arrays.fill(all, (byte) (value.signum() < 0 ? -1 : 0));
    System.arraycopy(least, 0, all, size - least.length, least.length);
    return ByteBuffer.wrap(all);
  }

  /**
   * {@return a decimal}
   *
   * @param value its unscaled value in two's complement
   * @param scale the number of digits after the point
   * @throws AvroDataException if the value has no bytes
   */
  public static BigDecimal decimal(byte[] value, int scale) {
    if (value.length == 0) {
      throw new AvroDataException("decimal of length 0");
    }
    return new BigDecimal(new BigInteger(value), scale);
  }
}
