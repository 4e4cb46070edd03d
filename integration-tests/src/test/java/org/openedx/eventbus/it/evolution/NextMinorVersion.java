package org.openedx.eventbus.it.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.generate.Generator;
import org.openedx.eventbus.tools.generate.GeneratorOptions;
import org.openedx.events.learning.LearningEvents;

/**
 * Next minor version of the learning contracts: more optional fields in data classes, and a
 * required field with an {@code absent} value in each payload. The new fields are not all at the
 * end.
 */
final class NextMinorVersion {
  /** Value of the new field in events that were written without it. */
  static final String ABSENT = "unknown";

  private NextMinorVersion() {}

  /**
   * Returns the generated Java code of the next minor version. It keeps the released constructors.
   */
  static Map<String, String> sources(GeneratorOptions options) {
    List<Contract> today = new ArrayList<>();
    List<Contract> released = new ArrayList<>();
    for (EventType<?> type : LearningEvents.CATALOG) {
      ObjectNode contract = ContractJson.of(type);
      released.add(ContractJson.parse(contract));
      today.add(ContractJson.parse(changed(contract)));
    }
    return Generator.with(options).generate(today, released).files();
  }

  private static ObjectNode changed(ObjectNode contract) {
    addTo(contract, "UserPersonalData", "nickname");
    addTo(contract, "CourseData", "language");
    ObjectNode event = (ObjectNode) contract.get("event");
    event.put("minorVersion", event.path("minorVersion").asInt() + 1);
    ((ArrayNode) contract.get("fields"))
        .add(
            ContractJson.json(
                "{\"name\": \"added_later\", \"type\": \"string\", \"absent\": \""
                    + ABSENT
                    + "\"}"));
    return contract;
  }

  private static void addTo(JsonNode node, String record, String field) {
    if (node.path("name").asText().equals(record) && node.path("fields") instanceof ArrayNode all) {
      all.insert(
          1,
          ContractJson.json(
              "{\"name\": \""
                  + field
                  + "\", \"type\": [\"null\", \"string\"], \"default\": null}"));
    }
    node.forEach(each -> addTo(each, record, field));
  }
}
