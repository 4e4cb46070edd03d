package org.openedx.eventbus.event;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an event type, {@code <reverse DNS>.<subdomain>.<subject>.<action>.v<major>}, for
 * example {@code org.openedx.learning.course.enrollment.created.v1} (Open edX ADR 2, OEP-41). The
 * reverse DNS has two labels, the subject may have several.
 *
 * <p>Names of one's own follow the rule strictly ({@link #of}); three of upstream's own names break
 * it and must still be readable ({@link #imported}). Two names are equal when their texts are.
 */
public final class EventName implements Comparable<EventName> {
  private static final Pattern STRICT =
      Pattern.compile(
          "([a-z][a-z0-9]*\\.[a-z][a-z0-9]*)" // reverse DNS
              + "\\.([a-z][a-z0-9_]*)" // subdomain
              + "\\.([a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)*)" // subject
              + "\\.([a-z][a-z0-9_]*)" // action
              + "\\.v([1-9][0-9]{0,8})");

  private static final Pattern VERSIONED = Pattern.compile(".*\\.v([1-9][0-9]{0,8})");
  private static final Pattern LENIENT = Pattern.compile("[^\\s\\p{Cntrl}]{1,249}");

  private final String value;

  private EventName(String value) {
    this.value = value;
  }

  /**
   * A name that follows the rule.
   *
   * @throws InvalidEventNameException saying which part does not
   */
  public static EventName of(String value) {
    if (!STRICT.matcher(value).matches()) {
      throw new InvalidEventNameException(
          "'"
              + value
              + "' is not an event type: "
              + EventNameFault.of(value)
              + ". Expected "
              + SHAPE);
    }
    return new EventName(value);
  }

  private static final String SHAPE =
      "<reverse DNS>.<subdomain>.<subject>.<action>.v<major>, in lower case with underscores, such"
          + " as org.openedx.learning.course.enrollment.created.v1";

  /**
   * A name somebody else chose: any text of up to 249 characters without blanks.
   *
   * @throws InvalidEventNameException when it is empty, too long or holds blanks
   */
  public static EventName imported(String value) {
    if (!LENIENT.matcher(value).matches()) {
      throw new InvalidEventNameException(
          "'" + value + "' cannot be an event type: 1 to 249 characters without blanks are needed");
    }
    return new EventName(value);
  }

  /** Whether the name follows the rule. */
  public boolean wellFormed() {
    return STRICT.matcher(value).matches();
  }

  /** The first two labels, or the whole name where it has no more. */
  public String reverseDns() {
    return label(1, 0, 2);
  }

  /** What the event belongs to, {@code learning}; empty where the name has no such part. */
  public String subdomain() {
    return label(2, 2, 3);
  }

  /** The thing it happened to, {@code course.enrollment}; empty where the name has no such part. */
  public String subject() {
    String[] labels = value.split("\\.", -1);
    int tail = majorVersion().isPresent() ? 2 : 1;
    return label(3, 3, Math.max(3, labels.length - tail));
  }

  /** What happened, {@code created}; the last label but the version. */
  public String action() {
    String[] labels = value.split("\\.", -1);
    int end = majorVersion().isPresent() ? labels.length - 1 : labels.length;
    return label(4, Math.max(0, end - 1), end);
  }

  /** The major version, absent in the two names of upstream that have none. */
  public OptionalInt majorVersion() {
    Matcher matcher = VERSIONED.matcher(value);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  private String label(int group, int from, int to) {
    Matcher matcher = STRICT.matcher(value);
    if (matcher.matches()) {
      return matcher.group(group);
    }
    String[] labels = value.split("\\.", -1);
    int end = Math.min(to, labels.length);
    return from >= end ? "" : String.join(".", java.util.Arrays.copyOfRange(labels, from, end));
  }

  /** The name as it is written. */
  public String value() {
    return value;
  }

  @Override
  public int compareTo(EventName other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventName that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
