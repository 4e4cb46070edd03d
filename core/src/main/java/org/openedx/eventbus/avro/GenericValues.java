package org.openedx.eventbus.avro;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.jspecify.annotations.Nullable;

/** What generated codecs call to cross between Java's values and Avro's generic ones. */
public final class GenericValues {
  private GenericValues() {}

  /** A string, whatever {@code CharSequence} Avro made of it. */
  public static String string(@Nullable Object value) {
    return String.valueOf(value);
  }

  /** The bytes of a {@code ByteBuffer} or a fixed, in an array of the caller's own. */
  public static byte[] bytes(@Nullable Object value) {
    if (value instanceof GenericFixed fixed) {
      return fixed.bytes().clone();
    }
    if (value instanceof ByteBuffer buffer) {
      byte[] copy = new byte[buffer.remaining()];
      buffer.duplicate().get(copy);
      return copy;
    }
    throw new MalformedAvroException("bytes expected, not " + value);
  }

  /** Each item converted; null items are handed to {@code item} as they are. */
  @SuppressWarnings("TypeParameterUnusedInFormals")
  public static <T extends @Nullable Object> List<T> list(
      @Nullable Object value, Function<@Nullable Object, T> item) {
    if (!(value instanceof Collection<?> items)) {
      throw new MalformedAvroException("an array expected, not " + value);
    }
    List<T> result = new ArrayList<>(items.size());
    for (Object each : items) {
      result.add(item.apply(each));
    }
    return result;
  }

  /** Each value converted, in the order they come. */
  public static <T extends @Nullable Object> Map<String, T> map(
      @Nullable Object value, Function<@Nullable Object, T> item) {
    if (!(value instanceof Map<?, ?> entries)) {
      throw new MalformedAvroException("a map expected, not " + value);
    }
    Map<String, T> result = new LinkedHashMap<>();
    entries.forEach((key, each) -> result.put(String.valueOf(key), item.apply(each)));
    return result;
  }

  /** The branch of a {@code ["null", T]} union, in either order, that is not null. */
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

  /** The keys of a map in the order of their code points, which is Python's and not Java's. */
  public static List<String> sortedKeys(Map<String, ?> map) {
    List<String> keys = new ArrayList<>(map.keySet());
    keys.sort(CodePointOrder.INSTANCE);
    return keys;
  }
}
