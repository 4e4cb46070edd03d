package org.openedx.eventbus.event;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.internal.DottedNames;
import org.openedx.eventbus.internal.SafeText;

/**
 * Name of an event type: {@code <reverse DNS>.<subdomain>.<subject>.<action>.v<major>} (Open edX
 * ADR 2, OEP-41). For example {@code org.openedx.learning.course.enrollment.created.v1}: the
 * reverse DNS is {@code org.openedx}, the subject {@code course.enrollment}.
 *
 * <p>{@link #of} requires this form. Three names of Open edX violate it, so names that other
 * systems chose are read with {@link #imported}. Names are compared by their text.
 */
public final class EventName implements Comparable<EventName> {
  private static final String FORM =
      "<reverse DNS>.<subdomain>.<subject>.<action>.v<major>, in lower case with underscores, such"
          + " as org.openedx.learning.course.enrollment.created.v1";
  private static final int MIN_LABELS = 6;
  private static final int MAX_LENGTH = 249;
  private static final int MAX_VERSION_DIGITS = 9;

  private final String value;

  private EventName(String value) {
    this.value = value;
  }

  /**
   * {@return a name of the required form}
   *
   * @param value the text, for example {@code org.acme.shop.order.placed.v1}
   * @throws InvalidEventNameException if the text does not have the form; the message names the
   *     part that violates it
   */
  public static EventName of(String value) {
    String violation = violation(Objects.requireNonNull(value, "value"));
    if (violation != null) {
      throw new InvalidEventNameException(
          shown(value) + " is not an event type: " + violation + ". Expected " + FORM);
    }
    return new EventName(value);
  }

  /**
   * {@return a name that another system chose} It need not have the required form.
   *
   * @param value 1 to 249 visible characters without white space
   * @throws InvalidEventNameException if the text is empty, too long, or contains white space,
   *     control characters or zero-width characters
   */
  public static EventName imported(String value) {
    if (!isVisible(Objects.requireNonNull(value, "value"))) {
      String violation =
          "cannot be an event type: expected 1 to 249 visible characters without white space";
      throw new InvalidEventNameException(shown(value) + " " + violation);
    }
    return new EventName(value);
  }

  private static boolean isVisible(CharSequence text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH || SafeText.hasInvisible(text)) {
      return false;
    }
    return text.chars().noneMatch(c -> c == ' ');
  }

  /** Returns the beginning of a text of another system, in quotes. */
  private static String shown(String text) {
    return "'" + SafeText.escape(text, MAX_LENGTH) + "'";
  }

  /** Returns which part of a text violates the required form, or null if none does. */
  private static @Nullable String violation(String value) {
    if (value.isBlank()) {
      return "it is empty";
    }
    List<String> labels = DottedNames.parts(value);
    int last = labels.size() - 1;
    int empty = labels.indexOf("");
    if (empty >= 0) {
      return "part " + (empty + 1) + " is empty";
    }
    if (!isVersion(labels.get(last))) {
      return "its last part " + shown(labels.get(last)) + " is not a version such as v1";
    }
    if (labels.size() < MIN_LABELS) {
      return "it has " + labels.size() + " parts, at least " + MIN_LABELS + " are required";
    }
    for (int i = 0; i < last; i++) {
      boolean dns = i < 2;
      if (!isLabel(labels.get(i), !dns)) {
        String rule = dns ? "letters and digits" : "letters, digits and underscores";
        return "part " + (i + 1) + " " + shown(labels.get(i)) + " is not lower-case " + rule;
      }
    }
    return null;
  }

  private static boolean isLabel(String label, boolean underscores) {
    return isLetter(label.charAt(0))
        && label.chars().allMatch(c -> isLetter(c) || isDigit(c) || (underscores && c == '_'));
  }

  private static boolean isVersion(String label) {
    int digits = label.length() - 1;
    return digits >= 1
        && digits <= MAX_VERSION_DIGITS
        && label.charAt(0) == 'v'
        && label.charAt(1) != '0'
        && label.chars().skip(1).allMatch(EventName::isDigit);
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** {@return whether the name has the required form} */
  public boolean wellFormed() {
    return violation(value) == null;
  }

  /** {@return the first two parts, or the whole name if it has fewer} */
  public String reverseDns() {
    return parts(0, 2);
  }

  /** {@return the subdomain, for example {@code learning}; empty if the name is too short} */
  public String subdomain() {
    return parts(2, 3);
  }

  /**
   * {@return the subject, for example {@code course.enrollment}; empty if the name is too short}
   */
  public String subject() {
    return parts(3, versionIndex() - 1);
  }

  /** {@return the action, for example {@code created}: the last part before the version} */
  public String action() {
    return parts(Math.max(0, versionIndex() - 1), versionIndex());
  }

  /** {@return the major version; empty for the two names of Open edX that have none} */
  public OptionalInt majorVersion() {
    String last = value.substring(value.lastIndexOf('.') + 1);
    return value.indexOf('.') >= 0 && isVersion(last)
        ? OptionalInt.of(Integer.parseInt(last.substring(1)))
        : OptionalInt.empty();
  }

  /** Returns the index of the version, or the number of parts if there is none. */
  private int versionIndex() {
    int parts = DottedNames.parts(value).size();
    return majorVersion().isPresent() ? parts - 1 : parts;
  }

  private String parts(int from, int to) {
    List<String> labels = DottedNames.parts(value);
    int end = Math.min(to, labels.size());
    return from >= end ? "" : String.join(".", labels.subList(from, end));
  }

  /** {@return the text of the name} */
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
