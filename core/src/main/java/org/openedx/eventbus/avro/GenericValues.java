package org.openedx.eventbus.avro;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.jspecify.annotations.Nullable;

/**
 * Conversions between Java values and Avro's generic values. Generated codecs call them, for
 * example {@code GenericValues.string(record.get(0))}.
 */
public final class GenericValues {
  /**
   * Order of strings by code point, the order of Python. {@code String.compareTo} orders by UTF-16
   * unit and puts U+1F600 before U+E000.
   */
  public static final Comparator<String> CODE_POINT_ORDER = GenericValues::compareCodePoints;

  private GenericValues() {}

  /**
   * {@return the string of a value}
   *
   * @param value any {@code CharSequence}, for example Avro's {@code Utf8}
   */
  public static String string(@Nullable Object value) {
    return String.valueOf(value);
  }

  /**
   * {@return the bytes of a value in a new array}
   *
   * @param value a {@code ByteBuffer} or {@code GenericFixed}
   * @throws AvroDataException if it is neither
   */
  public static byte[] bytes(@Nullable Object value) {
    if (value instanceof GenericFixed fixed) {
      return fixed.bytes().clone();
    }
    if (value instanceof ByteBuffer buffer) {
      byte[] copy = new byte[buffer.remaining()];
      buffer.duplicate().get(copy);
      return copy;
    }
    throw new AvroDataException("expected bytes, but found " + kind(value));
  }

  /**
   * {@return the converted items of a collection}
   *
   * @param <T> the class of the converted items
   * @param value the collection
   * @param item converts an item; must accept null
   * @throws AvroDataException if the value is not a collection
   */
  @SuppressWarnings("TypeParameterUnusedInFormals")
  public static <T extends @Nullable Object> List<T> list(
      @Nullable Object value, Function<@Nullable Object, T> item) {
    if (!(value instanceof Collection<?> items)) {
      throw new AvroDataException("expected an array, but found " + kind(value));
    }
    List<T> result = new ArrayList<>(items.size());
    for (Object each : items) {
      result.add(item.apply(each));
    }
    return result;
  }

  /**
   * {@return a map with converted values, in its order}
   *
   * @param <T> the class of the converted values
   * @param value the map
   * @param item converts a value; must accept null
   * @throws AvroDataException if the value is not a map
   */
  public static <T extends @Nullable Object> Map<String, T> map(
      @Nullable Object value, Function<@Nullable Object, T> item) {
    if (!(value instanceof Map<?, ?> entries)) {
      throw new AvroDataException("expected a map, but found " + kind(value));
    }
    Map<String, T> result = new LinkedHashMap<>();
    entries.forEach((key, each) -> result.put(String.valueOf(key), item.apply(each)));
    return result;
  }

  /**
   * {@return the first branch of a union that is not null, for example T of {@code ["null", T]}} A
   * schema that is not a union is returned unchanged.
   *
   * @param union the schema
   */
  public static Schema present(Schema union) {
    List<Schema> branches = union.isUnion() ? union.getTypes() : List.of();
    return branches.stream()
        .filter(branch -> branch.getType() != Schema.Type.NULL)
        .findFirst()
        .orElse(union);
  }

  /**
   * {@return the keys of a map ordered by code point, as Python sorts them}
   *
   * @param map the map
   */
  public static List<String> sortedKeys(Map<String, ?> map) {
    List<String> keys = new ArrayList<>(map.keySet());
    keys.sort(CODE_POINT_ORDER);
    return keys;
  }

  /** Describes a value without quoting it: it may be personal data. */
  private static String kind(@Nullable Object value) {
    return value == null ? "null" : "a " + value.getClass().getSimpleName();
  }

  private static int compareCodePoints(String one, String other) {
    int end = Math.min(one.length(), other.length());
    for (int i = 0; i < end; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        // Surrogates encode code points above U+FFFF, so they sort after every other unit.
        boolean surrogateA = Character.isSurrogate(a);
        boolean surrogateB = Character.isSurrogate(b);
        return surrogateA == surrogateB
            ? Character.compare(a, b)
            : Boolean.compare(surrogateA, surrogateB);
      }
    }
    return Integer.compare(one.length(), other.length());
  }
}
