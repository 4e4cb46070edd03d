package org.openedx.eventbus.tools.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.internal.schema.Names;
import org.openedx.eventbus.tools.internal.schema.TypeKind;

/**
 * Parses schemas without validating names and defaults. The result can lack docs, and properties
 * unknown to Avro. Use it to compare schemas, not to generate code.
 */
public final class LenientSchema {
  private LenientSchema() {}

  /**
   * Parses the schema in a JSON text.
   *
   * @throws InvalidSchemaException if the text is not an Avro schema
   */
  public static Schema of(JsonSource source) {
    return PlainSchema.of(source.root()).orElseGet(() -> WireSchema.parse(source.text()));
  }

  /** Parses a JSON value. */
  public static Schema of(JsonNode json) {
    return PlainSchema.of(json).orElseGet(() -> WireSchema.parse(json.toString()));
  }

  /**
   * Fast parser for the subset of Avro schemas that nearly all contracts use: types with a
   * namespace that are defined before they are referenced, without aliases, orders, fixed types and
   * logical types. All other schemas, and invalid ones, are left to Avro's parser.
   *
   * <p>Avro's parser reads the text again and resolves every name in a second pass. Measured per
   * schema on JDK 17: 0.03 instead of 0.67 ms for Open edX's 72 contracts, and 0.02 instead of 0.11
   * ms for 1,000 synthetic contracts. Thousands of earlier versions can thus be compared.
   */
  static final class PlainSchema {
    /** Attributes that this parser does not support. */
    private static final List<String> UNSUPPORTED_IN_TYPES =
        List.of("aliases", "logicalType", "precision", "scale");

    private static final List<String> UNSUPPORTED_IN_FIELDS =
        List.of("aliases", "order", "logicalType");

    /** Shared instances, because schemas without properties can be used in any number of places. */
    private static final Map<String, Schema> PRIMITIVES =
        Arrays.stream(Schema.Type.values())
            .filter(type -> TypeKind.valueOf(type.name()).primitive())
            .collect(Collectors.toMap(Schema.Type::getName, Schema::create));

    private final Map<String, Schema> defined = new HashMap<>();

    private PlainSchema() {}

    private static final class UnsupportedException extends RuntimeException {
      private static final long serialVersionUID = 1L;

      UnsupportedException(String what) {
        super(what, null, false, false);
      }
    }

    /**
     * Returns the schema that Avro's parser would return, without docs and properties; empty if
     * this parser does not support it, or if it is invalid.
     */
    static Optional<Schema> of(JsonNode json) {
      try {
        return Optional.of(new PlainSchema().type(json, null));
      } catch (UnsupportedException | AvroRuntimeException e) {
        return Optional.empty();
      }
    }

    private Schema type(JsonNode json, @Nullable String namespace) {
      if (json.isTextual()) {
        return named(json.textValue(), namespace);
      }
      if (json.isArray()) {
        return Schema.createUnion(json.valueStream().map(each -> type(each, namespace)).toList());
      }
      rejectAny(json, UNSUPPORTED_IN_TYPES);
      String kind = text(json, "type");
      return switch (kind) {
        case "record" -> record(json, namespace);
        case "enum" -> enumeration(json, namespace);
        case "array" -> Schema.createArray(type(json.path("items"), namespace));
        case "map" -> Schema.createMap(type(json.path("values"), namespace));
        default -> named(kind, namespace);
      };
    }

    private Schema named(String name, @Nullable String namespace) {
      Schema primitive = PRIMITIVES.get(name);
      if (primitive != null) {
        return primitive;
      }
      Schema known = defined.get(namespace == null ? name : Names.fullName(name, namespace));
      if (known == null) {
        throw new UnsupportedException(name);
      }
      return known;
    }

    private Schema record(JsonNode json, @Nullable String namespace) {
      Schema record =
          Schema.createRecord(text(json, "name"), null, namespace(json, namespace), false);
      define(record);
      JsonNode fields = json.path("fields");
      if (!fields.isArray()) {
        throw new UnsupportedException("fields");
      }
      record.setFields(
          fields.valueStream().map(field -> field(field, record.getNamespace())).toList());
      return record;
    }

    private Field field(JsonNode json, String namespace) {
      rejectAny(json, UNSUPPORTED_IN_FIELDS);
      optionalText(json, "doc");
      String name = text(json, "name");
      Schema type = type(json.path("type"), namespace);
      JsonNode value = json.get("default");
      if (value == null) {
        return new Field(name, type);
      }
      return new Field(name, type, null, value.isNull() ? Field.NULL_DEFAULT_VALUE : value(value));
    }

    /**
     * Converts a default to a value for Avro's constructor of fields, which rejects invalid ones.
     */
    private static Object value(JsonNode json) {
      if (json.isNull()) {
        return JsonProperties.NULL_VALUE;
      }
      if (json.isTextual()) {
        return json.textValue();
      }
      if (json.isBoolean()) {
        return json.booleanValue();
      }
      if (json.isIntegralNumber() && json.canConvertToInt()) {
        return json.intValue();
      }
      if (json.isArray()) {
        return json.valueStream().map(PlainSchema::value).toList();
      }
      if (json.isObject()) {
        Map<String, Object> entries = new LinkedHashMap<>();
        json.properties().forEach(entry -> entries.put(entry.getKey(), value(entry.getValue())));
        return entries;
      }
      throw new UnsupportedException("default");
    }

    private Schema enumeration(JsonNode json, @Nullable String namespace) {
      List<String> symbols = json.path("symbols").valueStream().map(PlainSchema::text).toList();
      if (symbols.isEmpty()) {
        throw new UnsupportedException("symbols");
      }
      String unknown = optionalText(json, "default");
      Schema type =
          Schema.createEnum(text(json, "name"), null, namespace(json, namespace), symbols, unknown);
      define(type);
      return type;
    }

    /** Rejects types without a namespace, because references to them can be ambiguous. */
    private void define(Schema type) {
      if (type.getNamespace() == null
          || PRIMITIVES.containsKey(type.getName())
          || defined.put(type.getFullName(), type) != null) {
        throw new UnsupportedException(type.getFullName());
      }
    }

    private static @Nullable String namespace(JsonNode definition, @Nullable String enclosing) {
      optionalText(definition, "doc");
      String own = optionalText(definition, "namespace");
      return own == null ? enclosing : own;
    }

    private static @Nullable String optionalText(JsonNode json, String property) {
      JsonNode value = json.get(property);
      return value == null ? null : text(value);
    }

    private static String text(JsonNode json, String property) {
      return text(json.path(property));
    }

    private static String text(JsonNode json) {
      if (!json.isTextual()) {
        throw new UnsupportedException("not a string");
      }
      return json.textValue();
    }

    private static void rejectAny(JsonNode json, List<String> properties) {
      for (String property : properties) {
        if (json.has(property)) {
          throw new UnsupportedException(property);
        }
      }
    }
  }
}
