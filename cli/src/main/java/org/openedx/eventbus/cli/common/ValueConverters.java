package org.openedx.eventbus.cli.common;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.openedx.eventbus.consumer.settings.StartPosition;
import org.openedx.eventbus.internal.Durations;
import org.openedx.eventbus.tools.report.ReportFormat;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Converters of option values. Their errors show a valid value. */
public final class ValueConverters {
  /** Two valid times. */
  public static final String TIME_EXAMPLE = "2026-01-31T12:00:00Z or 2026-01-31T13:00:00+01:00";

  private ValueConverters() {}

  /** Registers the converters for all options of a command and its subcommands. */
  public static void register(CommandLine line) {
    line.registerConverter(Instant.class, ValueConverters::time)
        .registerConverter(StartPosition.class, ValueConverters::startPosition)
        .registerConverter(Duration.class, ValueConverters::duration)
        .registerConverter(ReportFormat.class, ValueConverters::reportFormat);
  }

  /** Reads the name of a format of reports. */
  private static ReportFormat reportFormat(String value) {
    try {
      return ReportFormat.of(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  /** Reads a time with an offset. A time without one is rejected. */
  private static Instant time(String value) {
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw invalid(value, "a time with an offset, for example " + TIME_EXAMPLE);
    }
  }

  /** Reads {@code earliest}, {@code latest} or a time with an offset. */
  private static StartPosition startPosition(String value) {
    try {
      return switch (value) {
        case "earliest" -> StartPosition.EARLIEST;
        case "latest" -> StartPosition.LATEST;
        default -> StartPosition.at(time(value));
      };
    } catch (TypeConversionException | IllegalArgumentException e) {
      throw invalid(
          value, "earliest, latest or a time with an offset, for example " + TIME_EXAMPLE);
    }
  }

  /** Reads a duration with a unit, or in the format of ISO 8601. */
  private static Duration duration(String value) {
    try {
      if (value.matches("\\d{1,9}ms")) {
        return Duration.ofMillis(Long.parseLong(value.replace("ms", "")));
      }
      Duration duration = Duration.parse(value.matches("\\d{1,9}[smh]") ? "PT" + value : value);
      if (!duration.isNegative()) {
        return Durations.bounded(duration);
      }
    } catch (DateTimeException e) {
      // Reported below.
    }
    throw invalid(value, "a duration, for example 500ms, 10s, 5m, 1h or PT10S");
  }

  private static TypeConversionException invalid(String value, String expected) {
    return new TypeConversionException("'" + value + "' is not " + expected);
  }
}
