package org.openedx.eventbus.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.IsoDateTime;

/**
 * {@code ce_time}: UTC, as Python's isoformat writes it, because its older versions read no other.
 */
final class HeaderTime {
  /** The length of {@code 2021-09-21T15:36:31+00:00}, and of a fraction with its point. */
  private static final int USUAL = 25;

  private static final int FRACTION = 7;
  private static final byte[] UTC = "+00:00".getBytes(UTF_8);

  private HeaderTime() {}

  static String write(Instant time) {
    return IsoDateTime.of(time).text();
  }

  static Instant read(String header, byte[] value) {
    Instant usual = readUsual(value);
    return usual == null ? readAny(header, EventHeaders.text(value)) : usual;
  }

  /** As nearly all are written; null where it is otherwise, or no time at all. */
  private static @Nullable Instant readUsual(byte[] value) {
    int length = value.length;
    if ((length != USUAL && length != USUAL + FRACTION) || !endsWithUtc(value)) {
      return null;
    }
    boolean separated =
        value[4] == '-'
            && value[7] == '-'
            && value[10] == 'T'
            && value[13] == ':'
            && value[16] == ':'
            && (length == USUAL || value[19] == '.');
    int year = number(value, 0, 4);
    int month = number(value, 5, 7);
    int day = number(value, 8, 10);
    int hour = number(value, 11, 13);
    int minute = number(value, 14, 16);
    int second = number(value, 17, 19);
    int micros = length == USUAL ? 0 : number(value, 20, 26);
    if (!separated || (year | month | day | hour | minute | second | micros) < 0) {
      return null;
    }
    if (hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    try {
      long seconds =
          LocalDate.of(year, month, day).toEpochDay() * 86_400L
              + hour * 3_600L
              + minute * 60L
              + second;
      return Instant.ofEpochSecond(seconds, micros * 1000L);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean endsWithUtc(byte[] value) {
    int from = value.length - UTC.length;
    return Arrays.equals(value, from, value.length, UTC, 0, UTC.length);
  }

  /** The digits between two places; negative where there is something else. */
  private static int number(byte[] value, int from, int to) {
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

  private static Instant readAny(String header, String value) {
    OffsetDateTime time;
    try {
      time = new IsoDateTime(value).toOffsetDateTime();
    } catch (DateTimeException e) {
      throw EventHeaders.unparseable(
          header, value, "a time in UTC such as 2021-09-21T15:36:31+00:00");
    }
    if (!time.getOffset().equals(ZoneOffset.UTC)) {
      throw EventHeaders.unparseable(header, value, "in UTC");
    }
    return time.toInstant().truncatedTo(ChronoUnit.MICROS);
  }
}
