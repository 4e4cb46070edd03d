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

/** Conversions between Java values and Avro's generic values, called by generated codecs. */
public final class GenericValues {
  /**
   * Order of strings by code point, the order of Python. {@code String.compareTo} orders by UTF-16
   * unit and puts U+1F600 before U+E000.
   */
  public static final Comparator<String> CODE_POINT_ORDER = GenericValues::compareCodePoints;

  private GenericValues() {}

  /** Returns the string of any {@code CharSequence}, for example an Avro {@code Utf8}. */
  public static String string(@Nullable Object value) {
    return String.valueOf(value);
  }

  /** Returns the bytes of a {@code ByteBuffer} or a {@code GenericFixed} in a new array. */
  public static byte[] bytes(@Nullable Object value) {
    if (value instanceof GenericFixed fixed) {
      return fixed.bytes().clone();
    }
    if (value instanceof ByteBuffer buffer) {
      byte[] copy = new byte[buffer.remaining()];
      buffer.duplicate().get(copy);
      return copy;
    }
    throw new AvroDataException("expected bytes, but found " + value);
  }

  /** Converts each item of a collection with {@code item}, which must accept null items. */
  @SuppressWarnings("TypeParameterUnusedInFormals")
  public static <T extends @Nullable Object> List<T> list(
      @Nullable Object value, Function<@Nullable Object, T> item) {
    if (!(value instanceof Collection<?> items)) {
      throw new AvroDataException("expected an array, but found " + value);
    }
    List<T> result = new ArrayList<>(items.size());
    for (Object each : items) {
      result.add(item.apply(each));
    }
    return result;
  }

  /** Converts each value of a map with {@code item} and keeps the order of the entries. */
  public static <T extends @Nullable Object> Map<String, T> map(
      @Nullable Object value, Function<@Nullable Object, T> item) {
    if (!(value instanceof Map<?, ?> entries)) {
      throw new AvroDataException("expected a map, but found " + value);
    }
    Map<String, T> result = new LinkedHashMap<>();
    entries.forEach((key, each) -> result.put(String.valueOf(key), item.apply(each)));
    return result;
  }

  /**
   * Returns the first branch of a union that is not null, for example T of {@code ["null", T]}. A
   * schema that is not a union is returned unchanged.
   */
  public static Schema present(Schema union) {
    if (union.getType() != Schema.Type.UNION) {
      return union;
    }
    for (Schema branch : union.getTypes()) {
      if (branch.getType() != Schema.Type.NULL) {
        return branch;
      }
    }
    return union;
  }

  /** Returns the keys of a map ordered by code point, the order in which Python sorts them. */
  public static List<String> sortedKeys(Map<String, ?> map) {
    List<String> keys = new ArrayList<>(map.keySet());
    keys.sort(CODE_POINT_ORDER);
    return keys;
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
