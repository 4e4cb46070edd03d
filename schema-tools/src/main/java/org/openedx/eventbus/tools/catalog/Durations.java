package org.openedx.eventbus.tools.catalog;

import java.time.Duration;

/** Formats durations for people. */
final class Durations {
  private Durations() {}

  /** For example {@code 14 days}. Durations that are not whole days or hours are in ISO 8601. */
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
