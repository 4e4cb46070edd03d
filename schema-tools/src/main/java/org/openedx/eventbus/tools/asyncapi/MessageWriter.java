package org.openedx.eventbus.tools.asyncapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import org.openedx.eventbus.codec.internal.KeyPath;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.sample.SamplePayload;

/** Writes the message of an event type. */
final class MessageWriter {
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
    all.addObject().put("$ref", HeadersSchema.REFERENCE);
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
        .ifPresent(
            path -> kafka.set("key", KeySchema.node(KeyPath.of(contract.schema(), path), path)));
    kafka.put("schemaIdLocation", "payload");
    kafka.put("schemaIdPayloadEncoding", "confluent");
    kafka.put("schemaLookupStrategy", "TopicRecordNameStrategy");
    kafka.put("bindingVersion", BINDING_VERSION);
    return node;
  }

  private static ArrayNode tags(Contract contract) {
    ArrayNode tags = JsonNodeFactory.instance.arrayNode();
    if (!contract.name().subdomain().isEmpty()) {
      tags.addObject().put("name", contract.name().subdomain());
    }
    if (!contract.personalFields().isEmpty()) {
      tags.addObject().put("name", "personal-data");
    }
    if (contract.deprecation().isPresent()) {
      tags.addObject().put("name", "deprecated");
    }
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
}
