package org.openedx.eventbus.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A point in time, never guessed: without an offset it is none. */
final class TimeConverter implements ITypeConverter<Instant> {
  static final String EXAMPLE = "2026-01-31T12:00:00Z or 2026-01-31T13:00:00+01:00";

  @Override
  public Instant convert(String value) {
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + value + "' is no time with an offset such as " + EXAMPLE);
    }
  }
}
