package org.openedx.eventbus.tools.lint;

import java.util.IdentityHashMap;
import org.openedx.eventbus.tools.contract.OurProperties;
import org.openedx.eventbus.tools.schema.FieldNode;
import org.openedx.eventbus.tools.schema.TypeNode;

/**
 * Estimates the bytes of a large, but not extreme, event. A schema does not limit the length of
 * strings and lists, so the finding states the assumptions.
 */
final class SizeEstimate {
  static final String ASSUMPTIONS = "assuming 100 bytes per string and 20 items per array and map";

  private static final long STRING_BYTES = 100;
  private static final long DATE_TIME_BYTES = 33;
  private static final long ITEMS_PER_COLLECTION = 20;

  /** Maximum result: far above every limit, and small enough to be multiplied without overflow. */
  private static final long MAX_BYTES = 1L << 40;

  private final IdentityHashMap<TypeNode, Long> sizes = new IdentityHashMap<>();

  long of(TypeNode type) {
    TypeNode definition = type.definition();
    Long known = sizes.get(definition);
    if (known != null) {
      return known;
    }
    sizes.put(definition, 0L); // a recursive reference counts as 0, which ends the recursion
    long size = Math.min(MAX_BYTES, calculate(definition));
    sizes.put(definition, size);
    return size;
  }

  private long calculate(TypeNode type) {
    return switch (type.kind()) {
      case NULL, UNKNOWN -> 0;
      case BOOLEAN -> 1;
      case INT, FLOAT -> 4;
      case LONG, DOUBLE -> 8;
      case ENUM -> 2;
      case FIXED -> type.size();
      case BYTES, STRING -> STRING_BYTES;
      case RECORD -> type.fields().stream().mapToLong(this::of).sum();
      case UNION -> 1 + type.branches().stream().mapToLong(this::of).max().orElse(0);
      case ARRAY -> ITEMS_PER_COLLECTION * element(type);
      case MAP -> ITEMS_PER_COLLECTION * (STRING_BYTES + element(type));
    };
  }

  private long element(TypeNode type) {
    return type.element().map(this::of).orElse(0L);
  }

  private long of(FieldNode field) {
    boolean dateTime = field.attribute(OurProperties.FORMAT).asText().equals("date-time");
    return dateTime && field.type().element().isEmpty() ? DATE_TIME_BYTES : of(field.type());
  }
}
