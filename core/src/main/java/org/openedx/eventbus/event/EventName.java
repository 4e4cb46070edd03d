package org.openedx.eventbus.event;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
  private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z][a-z0-9]*");
  private static final Pattern VERSION = Pattern.compile("v([1-9][0-9]{0,8})");
  private static final Pattern LENIENT = Pattern.compile("[^\\s\\p{Cntrl}]{1,249}");

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
          "'" + value + "' is not an event type: " + violation + ". Expected " + FORM);
    }
    return new EventName(value);
  }

  /**
   * {@return a name that another system chose} It need not have the required form.
   *
   * @param value 1 to 249 characters without white space and control characters
   * @throws InvalidEventNameException if the text is empty, too long or contains such characters
   */
  public static EventName imported(String value) {
    if (!LENIENT.matcher(Objects.requireNonNull(value, "value")).matches()) {
      String violation =
          "cannot be an event type: expected 1 to 249 characters without white space";
      throw new InvalidEventNameException("'" + value + "' " + violation);
    }
    return new EventName(value);
  }

  /** Returns which part of a text violates the required form, or null if none does. */
  private static @Nullable String violation(String value) {
    if (value.isBlank()) {
      return "it is empty";
    }
    String[] labels = value.split("\\.", -1);
    int last = labels.length - 1;
    int empty = Arrays.asList(labels).indexOf("");
    if (empty >= 0) {
      return "part " + (empty + 1) + " is empty";
    }
    if (!VERSION.matcher(labels[last]).matches()) {
      return "its last part '" + labels[last] + "' is not a version such as v1";
    }
    if (labels.length < MIN_LABELS) {
      return "it has " + labels.length + " parts, at least " + MIN_LABELS + " are required";
    }
    for (int i = 0; i < last; i++) {
      if (!(i < 2 ? DNS_LABEL : LABEL).matcher(labels[i]).matches()) {
        String rule = i < 2 ? "letters and digits" : "letters, digits and underscores";
        return "part " + (i + 1) + " '" + labels[i] + "' is not lower-case " + rule;
      }
    }
    return null;
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
    Matcher matcher = VERSION.matcher(value.substring(value.lastIndexOf('.') + 1));
    return value.indexOf('.') >= 0 && matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  /** Returns the index of the version, or the number of parts if there is none. */
  private int versionIndex() {
    int parts = value.split("\\.", -1).length;
    return majorVersion().isPresent() ? parts - 1 : parts;
  }

  private String parts(int from, int to) {
    String[] labels = value.split("\\.", -1);
    int end = Math.min(to, labels.length);
    return from >= end ? "" : String.join(".", Arrays.copyOfRange(labels, from, end));
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
