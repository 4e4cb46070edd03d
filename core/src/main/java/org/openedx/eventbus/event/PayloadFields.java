package org.openedx.eventbus.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks and copies of payload fields. The compact constructors of generated records call it;
 * applications do not need to. An {@link InvalidPayloadException} names the invalid field.
 *
 * <p>For example {@code items = PayloadFields.listOf(items, "Order.items")}.
 */
public final class PayloadFields {
  /** Position of any value of a map. */
  private static final String VALUE = "[*]";

  private PayloadFields() {}

  /**
   * {@return a value that is not null}
   *
   * @param <T> the class of the value
   * @param value the value
   * @param field the name of the field, {@code <data class>.<field>}
   * @throws InvalidPayloadException if the value is null
   */
  public static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new InvalidPayloadException(field + " is required and must not be null");
    }
    return value;
  }

  /**
   * {@return an unmodifiable copy of a list}
   *
   * @param <T> the class of the items
   * @param value the list
   * @param field the name of the field, {@code <data class>.<field>}
   * @throws InvalidPayloadException if the list or an item is null
   */
  public static <T> List<T> listOf(@Nullable List<? extends T> value, String field) {
    List<T> copy = new ArrayList<>(required(value, field));
    int missing = copy.indexOf(null);
    if (missing >= 0) {
      throw new InvalidPayloadException(field + "[" + missing + "] must not be null");
    }
    return Collections.unmodifiableList(copy);
  }

  /**
   * {@return an unmodifiable copy of a map, in its order}
   *
   * @param <T> the class of the values
   * @param value the map
   * @param field the name of the field, {@code <data class>.<field>}
   * @throws InvalidPayloadException if the map, a key or a value is null
   */
  public static <T> Map<String, T> mapOf(@Nullable Map<String, ? extends T> value, String field) {
    Map<String, T> copy = new LinkedHashMap<>(required(value, field));
    copy.forEach(
        (key, item) -> {
          if (key == null || item == null) {
            // The message does not contain the key, which may be personal data.
            String at = key == null ? "[null]" : VALUE;
            throw new InvalidPayloadException(field + at + " must not be null");
          }
        });
    return Collections.unmodifiableMap(copy);
  }

  /**
   * Check of one item of a list or one value of a map, which may be null.
   *
   * @param <T> the class of the items
   */
  @FunctionalInterface
  public interface ItemCheck<T extends @Nullable Object> {
    /**
     * Checks an item.
     *
     * @param item the item
     * @param field the position of the item, for example {@code Order.items[2]}
     * @return the item to store
     * @throws InvalidPayloadException if the item is invalid
     */
    T check(@Nullable T item, String field);
  }

  /**
   * {@return an unmodifiable copy of a list, with the result of a check for each item}
   *
   * @param <T> the class of the items
   * @param value the list
   * @param field the name of the field, {@code <data class>.<field>}
   * @param check the check
   * @throws InvalidPayloadException if the list is null or an item is invalid
   */
  public static <T extends @Nullable Object> List<T> eachItem(
      @Nullable List<? extends T> value, String field, ItemCheck<T> check) {
    List<T> copy = new ArrayList<>(required(value, field));
    for (int i = 0; i < copy.size(); i++) {
      copy.set(i, check.check(copy.get(i), field + "[" + i + "]"));
    }
    return Collections.unmodifiableList(copy);
  }

  /**
   * {@return an unmodifiable copy of a map, in its order, with the result of a check for each
   * value}
   *
   * @param <T> the class of the values
   * @param value the map
   * @param field the name of the field, {@code <data class>.<field>}
   * @param check the check
   * @throws InvalidPayloadException if the map or a key is null or a value is invalid
   */
  public static <T extends @Nullable Object> Map<String, T> eachValue(
      @Nullable Map<String, ? extends T> value, String field, ItemCheck<T> check) {
    Map<String, T> copy = new LinkedHashMap<>();
    required(value, field)
        .forEach(
            (key, item) ->
                copy.put(required(key, field + "[null]"), check.check(item, field + VALUE)));
    return Collections.unmodifiableMap(copy);
  }
}
