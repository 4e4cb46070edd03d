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
 * Conversions of Avro's logical types (Avro 1.12 specification, "Logical Types"), called by
 * generated codecs.
 *
 * <p>Writing: the payload record has already checked that the value is in range. Reading: a value
 * out of range is rejected with a {@link AvroDataException}.
 */
public final class LogicalValues {
  private static final long NANOS = 1_000_000_000L;
  private static final long MICROS = 1_000_000L;

  private LogicalValues() {}

  public static long millis(Instant value) {
    return value.toEpochMilli();
  }

  /**
   * @throws ArithmeticException if the value does not fit into a long
   */
  public static long micros(Instant value) {
    return scaled(value, MICROS);
  }

  /**
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

  public static Instant instantOfMillis(long value) {
    return Instant.ofEpochMilli(value);
  }

  public static Instant instantOfMicros(long value) {
    return Instant.ofEpochSecond(Math.floorDiv(value, MICROS), Math.floorMod(value, MICROS) * 1000);
  }

  public static Instant instantOfNanos(long value) {
    return Instant.ofEpochSecond(Math.floorDiv(value, NANOS), Math.floorMod(value, NANOS));
  }

  public static long millis(LocalDateTime value) {
    return millis(value.toInstant(ZoneOffset.UTC));
  }

  /**
   * @throws ArithmeticException if the value does not fit into a long
   */
  public static long micros(LocalDateTime value) {
    return micros(value.toInstant(ZoneOffset.UTC));
  }

  /**
   * @throws ArithmeticException if the value does not fit into a long
   */
  public static long nanos(LocalDateTime value) {
    return nanos(value.toInstant(ZoneOffset.UTC));
  }

  public static LocalDateTime localOfMillis(long value) {
    return LocalDateTime.ofInstant(instantOfMillis(value), ZoneOffset.UTC);
  }

  public static LocalDateTime localOfMicros(long value) {
    return LocalDateTime.ofInstant(instantOfMicros(value), ZoneOffset.UTC);
  }

  public static LocalDateTime localOfNanos(long value) {
    return LocalDateTime.ofInstant(instantOfNanos(value), ZoneOffset.UTC);
  }

  public static int millis(LocalTime value) {
    return (int) (value.toNanoOfDay() / 1_000_000);
  }

  public static long micros(LocalTime value) {
    return value.toNanoOfDay() / 1000;
  }

  public static LocalTime timeOfMillis(int value) {
    return timeOfMicros(value * 1000L);
  }

  public static LocalTime timeOfMicros(long value) {
    try {
      return LocalTime.ofNanoOfDay(Math.multiplyExact(value, 1000L));
    } catch (DateTimeException | ArithmeticException e) {
      throw new AvroDataException("time of day out of range: " + value + " microseconds");
    }
  }

  public static UUID uuid(String value) {
    try {
      return UUID.fromString(value);
    } catch (IllegalArgumentException e) {
      throw new AvroDataException("string is not a UUID");
    }
  }

  /** Returns the UUID of sixteen big-endian bytes. */
  public static UUID uuid(byte[] value) {
    ByteBuffer buffer = ByteBuffer.wrap(value);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  /** Returns the sixteen big-endian bytes of a UUID. */
  public static ByteBuffer bytes(UUID value) {
    return ByteBuffer.allocate(16)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits())
        .flip();
  }

  /** Returns the unscaled value in two's complement, in as few bytes as possible. */
  public static ByteBuffer bytes(BigDecimal value) {
    return ByteBuffer.wrap(value.unscaledValue().toByteArray());
  }

  /** Returns the unscaled value in two's complement, sign-extended to {@code size} bytes. */
  public static ByteBuffer bytes(BigDecimal value, int size) {
    byte[] least = value.unscaledValue().toByteArray();
    byte[] all = new byte[size];
    Arrays.fill(all, (byte) (value.signum() < 0 ? -1 : 0));
    System.arraycopy(least, 0, all, size - least.length, least.length);
    return ByteBuffer.wrap(all);
  }

  public static BigDecimal decimal(byte[] value, int scale) {
    if (value.length == 0) {
      throw new AvroDataException("decimal of length 0");
    }
    return new BigDecimal(new BigInteger(value), scale);
  }
}
