package org.openedx.eventbus.tools.catalog;

import java.time.Duration;

/** Lengths of time in words. */
final class Durations {
  private Durations() {}

  /** {@code 14 days}; what is not of whole days or hours as ISO 8601 has it. */
  static String words(Duration duration) {
    if (duration.equals(Duration.ofDays(duration.toDays()))) {
      return count(duration.toDays(), "day");
    }
    if (duration.equals(Duration.ofHours(duration.toHours()))) {
      return count(duration.toHours(), "hour");
    }
    return duration.toString();
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
