package org.openedx.eventbus.tools.lint;

import java.util.IdentityHashMap;
import org.openedx.eventbus.tools.contract.OurProperties;
import org.openedx.eventbus.tools.schema.FieldNode;
import org.openedx.eventbus.tools.schema.TypeNode;

/**
 * About how many bytes a large, but not extreme, event of a type takes. A schema does not tell, so
 * what is assumed is written into the finding.
 */
final class SizeEstimate {
  static final String ASSUMPTIONS =
      "assumed are texts of 100 bytes, and 20 items in each array and map";

  private static final long TEXT = 100;
  private static final long DATE_TIME = 33;
  private static final long ITEMS = 20;

  /** Enough to be too much, and far from overflowing when multiplied. */
  private static final long CEILING = 1L << 40;

  private final IdentityHashMap<TypeNode, Long> known = new IdentityHashMap<>();

  long of(TypeNode type) {
    TypeNode definition = type.definition();
    Long before = known.get(definition);
    if (before != null) {
      return before;
    }
    known.put(definition, 0L); // a type inside itself adds nothing, and ends
    long size = Math.min(CEILING, calculate(definition));
    known.put(definition, size);
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
      case BYTES, STRING -> TEXT;
      case RECORD -> type.fields().stream().mapToLong(this::of).sum();
      case UNION -> 1 + type.branches().stream().mapToLong(this::of).max().orElse(0);
      case ARRAY -> ITEMS * element(type);
      case MAP -> ITEMS * (TEXT + element(type));
    };
  }

  private long element(TypeNode type) {
    return type.element().map(this::of).orElse(0L);
  }

  private long of(FieldNode field) {
    boolean dateTime = field.attribute(OurProperties.FORMAT).asText().equals("date-time");
    return dateTime && field.type().element().isEmpty() ? DATE_TIME : of(field.type());
  }
}
