package org.openedx.eventbus.tools.asyncapi;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.openedx.eventbus.tools.internal.JsonTrees;
import org.openedx.eventbus.tools.internal.sample.SamplePayload;

/** Writes the message of an event type. */
record MessageWriter(AsyncApiOptions options, Function<EventName, Compatibility> levels) {
  /** Name of the schema of the Kafka headers. */
  static final String HEADERS = "EventHeaders";

  static final String BINDING_VERSION = "0.5.0";

  /**
   * Schema format of payloads. 1.9.0 is the newest Avro version that AsyncAPI's JSON schema
   * accepts; contracts use nothing newer.
   */
  private static final String AVRO = "application/vnd.apache.avro;version=1.9.0";

  ObjectNode message(Contract contract) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", contract.name().value());
    node.put("title", contract.constant());
    contract.about().ifPresent(text -> node.put("summary", text));
    contract.trigger().ifPresent(text -> node.put("description", "Sent: " + text));
    node.put("contentType", "application/avro");
    addHeaders(node.putObject("headers").putArray("allOf"), contract);
    addPayload(node.putObject("payload"), contract);
    addBinding(node.putObject("bindings").putObject("kafka"), contract);
    if (contract.deprecation().isPresent()) {
      node.put("deprecated", true);
      node.put("x-deprecated", contract.deprecation().get().reason());
    }
    addTags(node.putArray("tags"), contract);
    SamplePayload.of(contract)
        .ifPresent(sample -> node.putArray("examples").addObject().set("payload", sample.json()));
    extensions(contract, node);
    return node;
  }

  private static void addHeaders(ArrayNode all, Contract contract) {
    all.addObject().put("$ref", "#/components/schemas/" + HEADERS);
    ObjectNode properties = all.addObject().putObject("properties");
    properties.putObject("ce_type").put("const", contract.name().value());
  }

  private static void addPayload(ObjectNode node, Contract contract) {
    node.put("schemaFormat", AVRO);
    JsonNode schema = JsonTrees.read(contract.wireText());
    JsonNode legal = LegalAvroNames.schema(schema);
    node.set("schema", legal);
    if (!legal.equals(schema)) {
      String names = "The registered schema has the namespace %s, which Avro does not allow.";
      node.put("x-names", names.formatted(contract.name()));
    }
  }

  private static void addBinding(ObjectNode kafka, Contract contract) {
    contract.keyPath().ifPresent(path -> addKey(kafka.putObject("key"), contract, path));
    kafka.put("schemaIdLocation", "payload");
    kafka.put("schemaIdPayloadEncoding", "confluent");
    kafka.put("schemaLookupStrategy", "TopicRecordNameStrategy");
    kafka.put("bindingVersion", BINDING_VERSION);
  }

  private static void addTags(ArrayNode tags, Contract contract) {
    Stream.of(
            contract.name().subdomain(),
            contract.personalFields().isEmpty() ? "" : "personal-data",
            contract.deprecation().isPresent() ? "deprecated" : "")
        .filter(each -> !each.isEmpty())
        .forEach(each -> tags.addObject().put("name", each));
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

  /** Adds the schema of the key of a record. AsyncAPI allows only JSON Schema for keys. */
  private static void addKey(ObjectNode node, Contract contract, String path) {
    String primitive = KeyPath.of(contract.schema(), path).primitive();
    node.put("type", jsonType(primitive));
    node.put("description", "The value of " + path + ", an Avro " + primitive + ".");
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
