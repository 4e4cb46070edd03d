package org.openedx.eventbus.tools.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Describes types in words. */
final class TypeText {
  private TypeText() {}

  /**
   * @param format the format of a string in the contract; null for none
   */
  static String of(Schema schema, @Nullable String format) {
    return switch (schema.getType()) {
      case RECORD -> schema.getName();
      case ENUM -> schema.getName() + ", one of " + String.join(", ", schema.getEnumSymbols());
      case ARRAY -> "list of " + of(schema.getElementType(), format);
      case MAP -> "map of string to " + of(schema.getValueType(), format);
      case UNION -> union(schema, format);
      default -> scalar(schema, format);
    };
  }

  private static String union(Schema schema, @Nullable String format) {
    String branches =
        schema.getTypes().stream()
            .filter(each -> each.getType() != Schema.Type.NULL)
            .map(each -> of(each, format))
            .collect(Collectors.joining(" or "));
    return schema.isNullable() ? branches + ", or null" : branches;
  }

  private static String scalar(Schema schema, @Nullable String format) {
    String name =
        schema.getType() == Schema.Type.FIXED
            ? "fixed " + schema.getFixedSize() + " bytes"
            : schema.getType().getName();
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
      return "decimal(%d, %d) as %s".formatted(decimal.getPrecision(), decimal.getScale(), name);
    }
    if (schema.getLogicalType() != null) {
      return schema.getLogicalType().getName() + " as " + name;
    }
    boolean formatted = format != null && schema.getType() == Schema.Type.STRING;
    return formatted ? format + " as " + name : name;
  }

  /** Returns the records directly inside a type. */
  static List<Schema> records(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> List.of(schema);
      case ARRAY -> records(schema.getElementType());
      case MAP -> records(schema.getValueType());
      case UNION -> {
        List<Schema> all = new ArrayList<>();
        schema.getTypes().forEach(each -> all.addAll(records(each)));
        yield all;
      }
      default -> List.of();
    };
  }
}
