package org.openedx.eventbus.tools.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.Names;

/**
 * Makes Avro's schema of JSON that was read already, where the schema is written the plain way:
 * types with a namespace, defined before they are named, without aliases, orders, fixed and logical
 * types. That is what nearly all contracts are, and takes a fraction of the time of Avro's parser,
 * which reads the text again and resolves every name in a second pass. What is written in any other
 * way, or is wrong, is left to Avro's parser.
 */
final class PlainSchema {
  /** What says more of a type than is made of it here, or makes it no type at all. */
  private static final List<String> NOT_PLAIN_IN_TYPES =
      List.of("aliases", "logicalType", "precision", "scale");

  private static final List<String> NOT_PLAIN_IN_FIELDS =
      List.of("aliases", "order", "logicalType");

  /** Made once: an Avro schema without properties can stand in any number of places. */
  private static final Map<String, Schema> PRIMITIVES = primitives();

  private final Map<String, Schema> defined = new HashMap<>();

  private PlainSchema() {}

  private static final class NotPlainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotPlainException(String what) {
      super(what, null, false, false);
    }
  }

  /**
   * The schema that Avro's parser would make, without docs and properties; empty where that is for
   * Avro to say.
   */
  static Optional<Schema> of(JsonNode json) {
    try {
      return Optional.of(new PlainSchema().type(json, null));
    } catch (NotPlainException | AvroRuntimeException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Schema> primitives() {
    Map<String, Schema> primitives = new HashMap<>();
    for (Schema.Type type : Schema.Type.values()) {
      if (Kind.valueOf(type.name()).primitive()) {
        primitives.put(type.getName(), Schema.create(type));
      }
    }
    return primitives;
  }

  private Schema type(JsonNode json, @Nullable String namespace) {
    if (json.isTextual()) {
      return named(json.textValue(), namespace);
    }
    if (json.isArray()) {
      return union(json, namespace);
    }
    demandNone(json, NOT_PLAIN_IN_TYPES);
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
      throw new NotPlainException(name);
    }
    return known;
  }

  private Schema union(JsonNode branches, @Nullable String namespace) {
    List<Schema> types = new ArrayList<>(branches.size());
    for (JsonNode branch : branches) {
      types.add(type(branch, namespace));
    }
    return Schema.createUnion(types);
  }

  private Schema record(JsonNode json, @Nullable String namespace) {
    Schema record =
        Schema.createRecord(text(json, "name"), null, namespace(json, namespace), false);
    define(record);
    JsonNode fields = json.path("fields");
    if (!fields.isArray()) {
      throw new NotPlainException("fields");
    }
    List<Field> made = new ArrayList<>(fields.size());
    for (JsonNode field : fields) {
      made.add(field(field, record.getNamespace()));
    }
    record.setFields(made);
    return record;
  }

  private Field field(JsonNode json, String namespace) {
    demandNone(json, NOT_PLAIN_IN_FIELDS);
    optionalText(json, "doc");
    String name = text(json, "name");
    Schema type = type(json.path("type"), namespace);
    JsonNode value = json.get("default");
    if (value == null) {
      return new Field(name, type);
    }
    return new Field(name, type, null, value.isNull() ? Field.NULL_DEFAULT_VALUE : value(value));
  }

  /** A default as Avro's makers of fields take it. What does not fit the type, Avro refuses. */
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
      List<Object> items = new ArrayList<>(json.size());
      json.forEach(item -> items.add(value(item)));
      return items;
    }
    if (json.isObject()) {
      Map<String, Object> entries = new LinkedHashMap<>();
      json.properties().forEach(entry -> entries.put(entry.getKey(), value(entry.getValue())));
      return entries;
    }
    throw new NotPlainException("default");
  }

  private Schema enumeration(JsonNode json, @Nullable String namespace) {
    List<String> symbols = new ArrayList<>();
    for (JsonNode symbol : json.path("symbols")) {
      symbols.add(text(symbol));
    }
    if (symbols.isEmpty()) {
      throw new NotPlainException("symbols");
    }
    String unknown = optionalText(json, "default");
    Schema made =
        Schema.createEnum(text(json, "name"), null, namespace(json, namespace), symbols, unknown);
    define(made);
    return made;
  }

  /** A type without a namespace may be meant by names in which another type may be meant. */
  private void define(Schema type) {
    if (type.getNamespace() == null
        || PRIMITIVES.containsKey(type.getName())
        || defined.put(type.getFullName(), type) != null) {
      throw new NotPlainException(type.getFullName());
    }
  }

  private static @Nullable String namespace(JsonNode definition, @Nullable String around) {
    optionalText(definition, "doc");
    String own = optionalText(definition, "namespace");
    return own == null ? around : own;
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
      throw new NotPlainException("no text");
    }
    return json.textValue();
  }

  private static void demandNone(JsonNode json, List<String> properties) {
    for (String property : properties) {
      if (json.has(property)) {
        throw new NotPlainException(property);
      }
    }
  }
}
