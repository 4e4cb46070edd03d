package org.openedx.eventbus.tools.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One field of a payload, for display.
 *
 * @param path the dotted path from the payload
 * @param type the type in words, for example {@code list of CourseData, or null}
 * @param fallback the default, as JSON
 * @param absent the value that readers use for events without the field, as JSON
 * @param pii the kind of personal data
 * @param records the records directly inside, ignoring lists, maps and unions around them
 */
record FieldRow(
    String name,
    String path,
    String type,
    boolean nullable,
    Optional<String> fallback,
    Optional<String> absent,
    Optional<String> pii,
    Optional<String> about,
    List<Schema> records) {
  FieldRow {
    records = List.copyOf(records);
  }

  static FieldRow of(Schema.Field field, Schema record, String parent) {
    Object absent = field.getObjectProp("absent");
    return new FieldRow(
        field.name(),
        parent.isEmpty() ? field.name() : parent + "." + field.name(),
        TypeText.of(field.schema(), field.getProp("format")),
        field.schema().isNullable(),
        field.hasDefaultValue()
            ? Optional.of(json(field.defaultVal()).toString())
            : Optional.empty(),
        absent == null ? Optional.empty() : Optional.of(json(absent).toString()),
        Optional.ofNullable(field.getProp("pii"))
            .or(() -> Optional.ofNullable(record.getProp("pii"))),
        Optional.ofNullable(field.getProp("about")),
        TypeText.records(field.schema()));
  }

  /** Converts Avro's Java value of a default or a property back to JSON. */
  private static JsonNode json(@Nullable Object value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value == null || value == JsonProperties.NULL_VALUE) {
      return nodes.nullNode();
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = nodes.objectNode();
      map.forEach((key, each) -> object.set(String.valueOf(key), json(each)));
      return object;
    }
    if (value instanceof Collection<?> items) {
      return nodes.arrayNode().addAll(items.stream().map(FieldRow::json).toList());
    }
    if (value instanceof byte[] bytes) {
      return nodes.textNode(new String(bytes, StandardCharsets.ISO_8859_1));
    }
    return value instanceof Number || value instanceof Boolean
        ? nodes.rawValueNode(new RawValue(value.toString()))
        : nodes.textNode(value.toString());
  }

  /** Describes types in words. */
  private static final class TypeText {
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
        case UNION -> schema.getTypes().stream().flatMap(each -> records(each).stream()).toList();
        default -> List.of();
      };
    }
  }
}
