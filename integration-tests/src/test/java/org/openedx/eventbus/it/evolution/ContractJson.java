package org.openedx.eventbus.it.evolution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.events.learning.LearningEvents;

/** Learning contracts as JSON trees, which tests change. */
final class ContractJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ContractJson() {}

  static List<ObjectNode> released() {
    return LearningEvents.CATALOG.stream().map(ContractJson::of).toList();
  }

  static ObjectNode of(EventType<?> type) {
    String path = "/META-INF/eventbus/contracts/" + type.name() + ".avsc";
    try (InputStream in = LearningEvents.class.getResourceAsStream(path)) {
      return (ObjectNode) MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static Contract parse(ObjectNode contract) {
    return Contract.parse("changed.avsc", contract.toString());
  }

  /**
   * Returns the reader schema without the help of the project's tools: {@code absent} becomes a
   * default.
   */
  static Schema readerSchema(ObjectNode contract) {
    ObjectNode copy = contract.deepCopy();
    for (JsonNode field : copy.findParents("absent")) {
      ((ObjectNode) field).set("default", field.get("absent"));
    }
    return WireSchema.parse(copy.toString());
  }

  static Schema writerSchema(ObjectNode contract) {
    return WireSchema.parse(contract.toString());
  }
}
