package org.openedx.eventbus.cli.common;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openedx.eventbus.consumer.settings.StartPosition;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Converters of option values. Their errors show a valid value. */
public final class ValueConverters {
  /** Two valid times. */
  public static final String TIME_EXAMPLE = "2026-01-31T12:00:00Z or 2026-01-31T13:00:00+01:00";

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  private ValueConverters() {}

  /** Registers the converters for all options of a command and its subcommands. */
  public static void register(CommandLine line) {
    line.registerConverter(Instant.class, ValueConverters::time)
        .registerConverter(StartPosition.class, ValueConverters::startPosition)
        .registerConverter(Duration.class, ValueConverters::duration);
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
        default -> StartPosition.at(OffsetDateTime.parse(value).toInstant());
      };
    } catch (DateTimeException | IllegalArgumentException e) {
      throw invalid(
          value, "earliest, latest or a time with an offset, for example " + TIME_EXAMPLE);
    }
  }

  /** Reads a duration with a unit, or in the format of ISO 8601. */
  private static Duration duration(String value) {
    Matcher matcher = DURATION.matcher(value);
    try {
      Duration duration =
          matcher.matches()
              ? Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2)))
              : Duration.parse(value);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeException e) {
      // Reported below.
    }
    throw invalid(value, "a duration, for example 500ms, 10s, 5m, 1h or PT10S");
  }

  private static ChronoUnit unit(String name) {
    return switch (name) {
      case "ms" -> ChronoUnit.MILLIS;
      case "s" -> ChronoUnit.SECONDS;
      case "m" -> ChronoUnit.MINUTES;
      default -> ChronoUnit.HOURS;
    };
  }

  private static TypeConversionException invalid(String value, String expected) {
    return new TypeConversionException("'" + value + "' is not " + expected);
  }
}
