package org.openedx.eventbus.tools.asyncapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openedx.eventbus.codec.internal.KeyPath;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.internal.sample.SamplePayload;

/** Writes the message of an event type. */
final class MessageWriter {
  /** Name of the schema of the Kafka headers. */
  static final String HEADERS = "EventHeaders";

  static final String BINDING_VERSION = "0.5.0";

  /**
   * Schema format of payloads. 1.9.0 is the newest Avro version that AsyncAPI's JSON schema
   * accepts; contracts use nothing newer.
   */
  private static final String AVRO = "application/vnd.apache.avro;version=1.9.0";

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final AsyncApiOptions options;
  private final Function<EventName, Compatibility> levels;

  MessageWriter(AsyncApiOptions options, Function<EventName, Compatibility> levels) {
    this.options = options;
    this.levels = levels;
  }

  ObjectNode message(Contract contract) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", contract.name().value());
    node.put("title", contract.constant());
    contract.about().ifPresent(text -> node.put("summary", text));
    contract.trigger().ifPresent(text -> node.put("description", "Sent: " + text));
    node.put("contentType", "application/avro");
    node.set("headers", headers(contract));
    node.set("payload", payload(contract));
    node.set("bindings", bindings(contract));
    if (contract.deprecation().isPresent()) {
      node.put("deprecated", true);
      node.put("x-deprecated", contract.deprecation().get().reason());
    }
    node.set("tags", tags(contract));
    SamplePayload.of(contract)
        .ifPresent(sample -> node.putArray("examples").addObject().set("payload", sample.json()));
    extensions(contract, node);
    return node;
  }

  private static ObjectNode headers(Contract contract) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode all = node.putArray("allOf");
    all.addObject().put("$ref", "#/components/schemas/" + HEADERS);
    all.addObject()
        .putObject("properties")
        .putObject("ce_type")
        .put("const", contract.name().value());
    return node;
  }

  private static ObjectNode payload(Contract contract) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("schemaFormat", AVRO);
    JsonNode schema = tree(contract.wireText());
    JsonNode legal = LegalAvroNames.schema(schema);
    node.set("schema", legal);
    if (!legal.equals(schema)) {
      node.put(
          "x-names",
          "The registered schema has the namespace "
              + contract.name()
              + ", which Avro does not allow.");
    }
    return node;
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("written JSON can be parsed", e);
    }
  }

  private static ObjectNode bindings(Contract contract) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ObjectNode kafka = node.putObject("kafka");
    contract
        .keyPath()
        .ifPresent(path -> kafka.set("key", keySchema(KeyPath.of(contract.schema(), path), path)));
    kafka.put("schemaIdLocation", "payload");
    kafka.put("schemaIdPayloadEncoding", "confluent");
    kafka.put("schemaLookupStrategy", "TopicRecordNameStrategy");
    kafka.put("bindingVersion", BINDING_VERSION);
    return node;
  }

  private static ArrayNode tags(Contract contract) {
    ArrayNode tags = JsonNodeFactory.instance.arrayNode();
    Stream.of(
            contract.name().subdomain(),
            contract.personalFields().isEmpty() ? "" : "personal-data",
            contract.deprecation().isPresent() ? "deprecated" : "")
        .filter(each -> !each.isEmpty())
        .forEach(each -> tags.addObject().put("name", each));
    return tags;
  }

  private void extensions(Contract contract, ObjectNode node) {
    String topic = options.fullTopic(contract.topic());
    node.put("x-subject", Subject.value(topic, contract.name()).value());
    node.put("x-compatibility", levels.apply(contract.name()).name());
    node.put("x-minor-version", contract.minorVersion());
    contract.keyPath().ifPresent(text -> node.put("x-key", text));
    contract.noKey().ifPresent(text -> node.put("x-no-key", text));
    contract.sender().ifPresent(text -> node.put("x-sender", text));
    contract.since().ifPresent(text -> node.put("x-since", text));
    contract.retention().ifPresent(time -> node.put("x-retention", time.toString()));
    if (!contract.personalFields().isEmpty()) {
      ArrayNode personal = node.putArray("x-pii");
      contract.personalFields().forEach(personal::add);
    }
  }

  /** Returns the schema of the key of a record. AsyncAPI allows only JSON Schema for keys. */
  private static ObjectNode keySchema(KeyPath key, String path) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", jsonType(key.primitive()));
    node.put("description", "The value of " + path + ", an Avro " + key.primitive() + ".");
    return node;
  }

  private static String jsonType(String primitive) {
    return switch (primitive) {
      case "int", "long" -> "integer";
      case "float", "double" -> "number";
      case "boolean" -> "boolean";
      default -> "string";
    };
  }

  /**
   * Returns the schema of the Kafka headers: CloudEvents in binary mode, with the names that Open
   * edX uses.
   */
  static ObjectNode headersSchema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("type", "object");
    schema.putArray("required").add("ce_type").add("ce_id");
    ObjectNode properties = schema.putObject("properties");
    text(properties, "ce_specversion", "The CloudEvents version.").put("const", "1.0");
    text(properties, "content-type", "The format of the value.").put("const", "application/avro");
    text(properties, "ce_datacontenttype", "Same as content-type.")
        .put("const", "application/avro");
    text(properties, "ce_type", "The event type.");
    text(properties, "ce_id", "The unique ID of the event, a UUID.").put("format", "uuid");
    text(properties, "ce_source", "The sender, for example openedx/lms/web.");
    text(properties, "ce_time", "The time of the event, in UTC.").put("format", "date-time");
    text(properties, "ce_minorversion", "The minor version of the sender's contract.");
    text(properties, "sourcehost", "The host of the sender.");
    text(properties, "sourcelib", "The version of the sender's event bus library.");
    return schema;
  }

  private static ObjectNode text(ObjectNode properties, String name, String description) {
    return properties.putObject(name).put("type", "string").put("description", description);
  }
}
