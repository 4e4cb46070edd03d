package org.openedx.eventbus.tools.internal.sample;

import java.time.Instant;
import java.util.Random;
import org.apache.avro.Schema;

/** Sample numbers, and sample times for logical types. */
final class SampleNumbers {
  /** Day of all sample times. */
  private static final Instant DAY = Instant.parse("2026-03-14T00:00:00Z");

  private static final int SECONDS_PER_DAY = 86_400;

  private SampleNumbers() {}

  static Instant instant(Random random) {
    return DAY.plusSeconds(random.nextInt(SECONDS_PER_DAY));
  }

  static long whole(Schema schema, Random random) {
    String logical = schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
    long second = random.nextInt(SECONDS_PER_DAY);
    long moment = DAY.getEpochSecond() + second;
    return switch (logical) {
      case "date" -> DAY.getEpochSecond() / SECONDS_PER_DAY;
      case "time-millis" -> second * 1_000;
      case "time-micros" -> second * 1_000_000;
      case "timestamp-millis", "local-timestamp-millis" -> moment * 1_000;
      case "timestamp-micros", "local-timestamp-micros" -> moment * 1_000_000;
      case "timestamp-nanos", "local-timestamp-nanos" -> moment * 1_000_000_000;
      default -> 1 + random.nextInt(99);
    };
  }

  /** Returns a number with at most two decimals, which a float represents exactly. */
  static double fraction(Random random) {
    return (1 + random.nextInt(399)) / 4.0;
  }
}
