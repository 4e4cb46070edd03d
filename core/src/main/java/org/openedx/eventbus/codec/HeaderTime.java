package org.openedx.eventbus.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.openedx.eventbus.event.IsoDateTime;

/**
 * {@code ce_time}: UTC, as Python's isoformat writes it, because its older versions read no other.
 */
final class HeaderTime {
  private HeaderTime() {}

  static String write(Instant time) {
    return IsoDateTime.of(time).text();
  }

  static Instant read(String header, String value) {
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
