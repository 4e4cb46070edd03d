package org.openedx.eventbus.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the compact constructors of generated records call: null checks and copies. Every failure is
 * an {@link InvalidPayloadException} that names the field.
 */
public final class PayloadFields {
  private PayloadFields() {}

  /**
   * @param field the field as {@code DataClass.field}
   */
  public static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new InvalidPayloadException(field + " is required and must not be null");
    }
    return value;
  }

  /** An unmodifiable copy without null items. */
  public static <T> List<T> listOf(@Nullable List<? extends T> value, String field) {
    List<T> copy = new ArrayList<>(required(value, field));
    for (int i = 0; i < copy.size(); i++) {
      if (copy.get(i) == null) {
        throw new InvalidPayloadException(field + "[" + i + "] must not be null");
      }
    }
    return Collections.unmodifiableList(copy);
  }

  /** An unmodifiable copy, in the order given, without null keys or values. */
  public static <T> Map<String, T> mapOf(@Nullable Map<String, ? extends T> value, String field) {
    Map<String, T> copy = new LinkedHashMap<>(required(value, field));
    copy.forEach(
        (key, item) -> {
          if (key == null || item == null) {
            throw new InvalidPayloadException(field + "[" + key + "] must not be null");
          }
        });
    return Collections.unmodifiableMap(copy);
  }

  /** As {@link #listOf}, for lists whose items may be null. */
  public static <T extends @Nullable Object> List<T> nullableItems(
      @Nullable List<? extends T> value, String field) {
    return Collections.unmodifiableList(new ArrayList<T>(required(value, field)));
  }

  /** As {@link #mapOf}, for maps whose values may be null. */
  public static <T extends @Nullable Object> Map<String, T> nullableValues(
      @Nullable Map<String, ? extends T> value, String field) {
    return Collections.unmodifiableMap(new LinkedHashMap<String, T>(required(value, field)));
  }

  /** What becomes of one item of a list or one value of a map, which may be null. */
  @FunctionalInterface
  public interface ItemCheck<T extends @Nullable Object> {
    /**
     * @param field where the item stands, as {@code DataClass.field[2]}
     * @return what to keep in its place
     */
    T check(@Nullable T item, String field);
  }

  /** An unmodifiable copy of each item's check. */
  public static <T extends @Nullable Object> List<T> eachItem(
      @Nullable List<? extends T> value, String field, ItemCheck<T> check) {
    List<T> copy = new ArrayList<>(required(value, field));
    for (int i = 0; i < copy.size(); i++) {
      copy.set(i, check.check(copy.get(i), field + "[" + i + "]"));
    }
    return Collections.unmodifiableList(copy);
  }

  /** An unmodifiable copy of each value's check, in the order given. */
  public static <T extends @Nullable Object> Map<String, T> eachValue(
      @Nullable Map<String, ? extends T> value, String field, ItemCheck<T> check) {
    Map<String, T> copy = new LinkedHashMap<>();
    required(value, field)
        .forEach(
            (key, item) ->
                copy.put(
                    required(key, field + "[null]"), check.check(item, field + "[" + key + "]")));
    return Collections.unmodifiableMap(copy);
  }
}
