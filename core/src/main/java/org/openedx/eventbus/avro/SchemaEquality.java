package org.openedx.eventbus.avro;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.jspecify.annotations.Nullable;

/** Structural comparison of two schemas. Terminates on recursive types. */
final class SchemaEquality {
  private static final List<String> LOGICAL = List.of("logicalType", "precision", "scale");

  /** Full names of the records compared so far. A record met again is assumed to be equal. */
  private final Set<String> visited = new HashSet<>();

  boolean same(Schema a, Schema b) {
    if (a.getType() != b.getType() || !sameLogicalType(a, b)) {
      return false;
    }
    return switch (a.getType()) {
      case RECORD ->
          sameNames(a, b) && (seen(a) || allSame(a.getFields(), b.getFields(), this::sameField));
      case ENUM ->
          sameNames(a, b)
              && a.getEnumSymbols().equals(b.getEnumSymbols())
              && Objects.equals(a.getEnumDefault(), b.getEnumDefault());
      case FIXED -> sameNames(a, b) && a.getFixedSize() == b.getFixedSize();
      case ARRAY -> same(a.getElementType(), b.getElementType());
      case MAP -> same(a.getValueType(), b.getValueType());
      case UNION -> allSame(a.getTypes(), b.getTypes(), this::same);
      default -> true;
    };
  }

  private boolean seen(Schema record) {
    return !visited.add(record.getFullName());
  }

  private static boolean sameNames(Schema a, Schema b) {
    return a.getFullName().equals(b.getFullName()) && a.getAliases().equals(b.getAliases());
  }

  private boolean sameField(Field a, Field b) {
    return a.name().equals(b.name())
        && a.aliases().equals(b.aliases())
        && a.order() == b.order()
        && sameDefault(a, b)
        && same(a.schema(), b.schema());
  }

  private static <T> boolean allSame(List<T> a, List<T> b, BiPredicate<T, T> same) {
    return a.size() == b.size()
        && IntStream.range(0, a.size()).allMatch(i -> same.test(a.get(i), b.get(i)));
  }

  private static boolean sameDefault(Field a, Field b) {
    return a.hasDefaultValue() == b.hasDefaultValue()
        && (!a.hasDefaultValue() || sameValue(a.defaultVal(), b.defaultVal()));
  }

  /** Compares default values. Bytes are arrays, which maps and lists compare by identity. */
  private static boolean sameValue(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Map<?, ?> one && b instanceof Map<?, ?> other) {
      return one.keySet().equals(other.keySet())
          && one.keySet().stream().allMatch(key -> sameValue(one.get(key), other.get(key)));
    }
    if (a instanceof List<?> one && b instanceof List<?> other) {
      return one.size() == other.size()
          && IntStream.range(0, one.size()).allMatch(i -> sameValue(one.get(i), other.get(i)));
    }
    return Objects.deepEquals(a, b);
  }

  private static boolean sameLogicalType(Schema a, Schema b) {
    return LOGICAL.stream().allMatch(p -> Objects.equals(a.getObjectProp(p), b.getObjectProp(p)));
  }
}
