package org.openedx.eventbus.tools.compat;

import java.util.Objects;

/**
 * One thing that is otherwise in the newer of two versions.
 *
 * @param text what it does, such as {@code adds the field "user.nickname" (string, nullable)}
 * @param newer where, as a JSON pointer into the newer version; of what is gone, whatever lost it
 * @param older where, as a JSON pointer into the older version; of what is new, whatever got it
 * @param dataClass the record inside the payload that differs; empty where it is the payload itself
 * @param removal whether something is gone
 * @param optionalAddition whether it is a new field that is nullable and null by default
 */
public record Difference(
    String text,
    String newer,
    String older,
    String dataClass,
    boolean removal,
    boolean optionalAddition) {
  public Difference {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(newer, "newer");
    Objects.requireNonNull(older, "older");
    Objects.requireNonNull(dataClass, "dataClass");
  }
}
