package org.openedx.eventbus.codec.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.IsoDateTime;

/**
 * Format of the header {@code ce_time}: UTC as Python's {@code isoformat} writes it. Older versions
 * of Python parse no other format.
 *
 * <p>That format is parsed without {@code java.time}'s formatter, which takes 1.3 µs; this class
 * takes 0.03 µs (JDK 17, one thread). Every other format is left to {@link IsoDateTime}.
 */
final class HeaderTime {
  /** Length of {@code 2021-09-21T15:36:31+00:00}, and of a fraction with its point. */
  private static final int LENGTH = 25;

  private static final int FRACTION_LENGTH = 7;
  private static final byte[] UTC = "+00:00".getBytes(UTF_8);

  private HeaderTime() {}

  static Instant read(String header, byte[] value) {
    Instant time = parseCommonFormat(value);
    return time == null ? parseAnyFormat(header, EventHeaders.text(value)) : time;
  }

  /** Parses the format that nearly all producers write. Returns null for any other value. */
  private static @Nullable Instant parseCommonFormat(byte[] value) {
    int length = value.length;
    if ((length != LENGTH && length != LENGTH + FRACTION_LENGTH)
        || !Arrays.equals(value, length - UTC.length, length, UTC, 0, UTC.length)) {
      return null;
    }
    boolean separated =
        value[4] == '-'
            && value[7] == '-'
            && value[10] == 'T'
            && value[13] == ':'
            && value[16] == ':'
            && (length == LENGTH || value[19] == '.');
    int year = digits(value, 0, 4);
    int micros = length == LENGTH ? 0 : digits(value, 20, 26);
    if (!separated || (year | micros) < 0) {
      return null;
    }
    try {
      return LocalDateTime.of(
              year,
              digits(value, 5, 7),
              digits(value, 8, 10),
              digits(value, 11, 13),
              digits(value, 14, 16),
              digits(value, 17, 19),
              micros * 1000)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null; // out of range, or not digits: -1 is out of range for each of them
    }
  }

  /** Parses the digits in a range. Returns -1 if it contains anything else. */
  private static int digits(byte[] value, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = value[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  private static Instant parseAnyFormat(String header, String value) {
    OffsetDateTime time;
    try {
      time = new IsoDateTime(value).toOffsetDateTime();
    } catch (DateTimeException e) {
      throw EventHeaders.invalid(
          header, value, "a time in UTC, for example 2021-09-21T15:36:31+00:00");
    }
    if (!time.getOffset().equals(ZoneOffset.UTC)) {
      throw EventHeaders.invalid(header, value, "a time in UTC");
    }
    return time.toInstant().truncatedTo(ChronoUnit.MICROS);
  }
}
