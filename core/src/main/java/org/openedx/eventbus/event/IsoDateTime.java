package org.openedx.eventbus.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/**
 * A date and time in a string field, kept as the text that came.
 *
 * <p>Open edX sends Python's {@code isoformat}: with an offset or without one, with six digits of
 * fraction or none. Text that is no date and time is still a value, because a handler that does not
 * look at it must not fail on it; only {@link #toInstant} and the like refuse it. Two are equal
 * when their texts are.
 *
 * @param text what stands on the wire
 */
public record IsoDateTime(String text) implements Comparable<IsoDateTime> {
  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM:ss", "Z")
          .toFormatter(java.util.Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** Where Python also allows a blank instead of the T. */
  private static final int SEPARATOR = 10;

  public IsoDateTime {
    PayloadFields.required(text, "IsoDateTime.text");
  }

  /** In UTC, as Python's {@code isoformat} writes it; finer than a microsecond is cut off. */
  public static IsoDateTime of(Instant instant) {
    return of(instant.atOffset(ZoneOffset.UTC));
  }

  /**
   * With its offset, as Python's {@code isoformat} writes it; finer than a microsecond is cut off.
   */
  public static IsoDateTime of(OffsetDateTime dateTime) {
    return new IsoDateTime(write(dateTime.toLocalDateTime()) + offset(dateTime.getOffset()));
  }

  /** Without an offset, as Python writes a naive one; finer than a microsecond is cut off. */
  public static IsoDateTime of(LocalDateTime dateTime) {
    return new IsoDateTime(write(dateTime));
  }

  private static String write(LocalDateTime dateTime) {
    StringBuilder text = new StringBuilder(32);
    digits(dateTime.getYear(), 4, text);
    digits(dateTime.getMonthValue(), 2, text.append('-'));
    digits(dateTime.getDayOfMonth(), 2, text.append('-'));
    digits(dateTime.getHour(), 2, text.append('T'));
    digits(dateTime.getMinute(), 2, text.append(':'));
    digits(dateTime.getSecond(), 2, text.append(':'));
    int fraction = dateTime.getNano() / 1000;
    if (fraction != 0) {
      digits(fraction, 6, text.append('.'));
    }
    return text.toString();
  }

  /** A formatter would cost more than all else that an event costs. */
  private static void digits(int number, int width, StringBuilder out) {
    if (number < 0) {
      out.append('-');
    }
    String digits = Integer.toString(Math.abs(number));
    out.append("0".repeat(Math.max(0, width - digits.length() - (number < 0 ? 1 : 0))));
    out.append(digits);
  }

  private static String offset(ZoneOffset offset) {
    return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
  }

  /** Whether the text is a date and time. */
  public boolean isValid() {
    return parsed().isPresent();
  }

  /**
   * The moment meant.
   *
   * @throws DateTimeException when the text is no date and time, or has no offset
   */
  public Instant toInstant() {
    return toOffsetDateTime().toInstant();
  }

  /**
   * The date and time with its offset.
   *
   * @throws DateTimeException when the text is no date and time, or has no offset
   */
  public OffsetDateTime toOffsetDateTime() {
    TemporalAccessor parsed = require();
    if (!parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
      throw new DateTimeException("'" + text + "' has no offset: ask toLocalDateTime()");
    }
    return OffsetDateTime.from(parsed);
  }

  /**
   * The date and time as written, its offset (if any) left out.
   *
   * @throws DateTimeException when the text is no date and time
   */
  public LocalDateTime toLocalDateTime() {
    return LocalDateTime.from(require());
  }

  private TemporalAccessor require() {
    return parsed()
        .orElseThrow(() -> new DateTimeException("'" + text + "' is no ISO date and time"));
  }

  private Optional<TemporalAccessor> parsed() {
    try {
      boolean blank = text.length() > SEPARATOR && text.charAt(SEPARATOR) == ' ';
      String iso =
          blank ? text.substring(0, SEPARATOR) + 'T' + text.substring(SEPARATOR + 1) : text;
      return Optional.of(READ.parse(iso));
    } catch (DateTimeException e) {
      return Optional.empty(); // unparseable text is a value here, see above
    }
  }

  @Override
  public int compareTo(IsoDateTime other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
