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
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Date and time in a field of type string, as the text that the sender wrote. Two are equal if
 * their texts are.
 *
 * <p>Open edX sends the format of Python's {@code isoformat}: with or without offset, with six
 * fractional digits or none. Every text is accepted, because handlers that do not use the field
 * must not fail on it. Only the conversions reject a text that is not a date and time. For example
 * {@code event.payload().course().start().toInstant()}.
 *
 * @param text the text of the field
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
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** Index of the T, for which Python also accepts a space. */
  private static final int SEPARATOR = 10;

  /**
   * Creates a value of any text.
   *
   * @param text the text of the field
   * @throws InvalidPayloadException if the text is null
   */
  public IsoDateTime {
    PayloadFields.required(text, "IsoDateTime.text");
  }

  /**
   * {@return a time in UTC, as Python's {@code isoformat} writes it} It is truncated to
   * microseconds.
   *
   * @param instant the time
   */
  public static IsoDateTime of(Instant instant) {
    return of(Objects.requireNonNull(instant, "instant").atOffset(ZoneOffset.UTC));
  }

  /**
   * {@return a time with its offset, as Python's {@code isoformat} writes it} It is truncated to
   * microseconds.
   *
   * @param dateTime the time
   */
  public static IsoDateTime of(OffsetDateTime dateTime) {
    Objects.requireNonNull(dateTime, "dateTime");
    return new IsoDateTime(write(dateTime.toLocalDateTime()) + offset(dateTime.getOffset()));
  }

  /**
   * {@return a time without offset, as Python writes a naive one} It is truncated to microseconds.
   *
   * @param dateTime the time
   */
  public static IsoDateTime of(LocalDateTime dateTime) {
    return new IsoDateTime(write(Objects.requireNonNull(dateTime, "dateTime")));
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

  /** {@return whether the text is a date and time} */
  public boolean isValid() {
    return parsed().isPresent();
  }

  /**
   * {@return the point in time}
   *
   * @throws DateTimeException if the text is not a date and time, or has no offset
   */
  public Instant toInstant() {
    return toOffsetDateTime().toInstant();
  }

  /**
   * {@return the date and time with its offset}
   *
   * @throws DateTimeException if the text is not a date and time, or has no offset
   */
  public OffsetDateTime toOffsetDateTime() {
    TemporalAccessor parsed = require();
    if (!parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
      throw new DateTimeException(shape() + " has no offset; use toLocalDateTime()");
    }
    return OffsetDateTime.from(parsed);
  }

  /**
   * {@return the date and time as written, without its offset}
   *
   * @throws DateTimeException if the text is not a date and time
   */
  public LocalDateTime toLocalDateTime() {
    return LocalDateTime.from(require());
  }

  private TemporalAccessor require() {
    return parsed()
        .orElseThrow(() -> new DateTimeException(shape() + " is not an ISO date and time"));
  }

  /** Describes the text without quoting it: it may be personal data. */
  private String shape() {
    return "a text of " + text.length() + " characters";
  }

  private Optional<TemporalAccessor> parsed() {
    try {
      boolean blank = text.length() > SEPARATOR && text.charAt(SEPARATOR) == ' ';
      String iso =
          blank ? text.substring(0, SEPARATOR) + 'T' + text.substring(SEPARATOR + 1) : text;
      return Optional.of(READ.parse(iso));
    } catch (DateTimeException e) {
      return Optional.empty(); // every text is a value, see the description of the class
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
