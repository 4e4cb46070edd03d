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
 * The learning contracts one minor version on: data classes have optional fields more, each payload
 * a required one with an {@code absent} value, not all of them at the end.
 */
final class NextMinor {
  /** What readers see in events that were written before the field was there. */
  static final String ABSENT = "unknown";

  private NextMinor() {}

  /** Their Java, next minor, with what was released of them kept. */
  static Map<String, String> sources(GeneratorOptions options) {
    List<Contract> today = new ArrayList<>();
    List<Contract> released = new ArrayList<>();
    for (EventType<?> type : LearningEvents.CATALOG) {
      ObjectNode contract = Contracts.of(type);
      released.add(Contracts.parse(contract));
      today.add(Contracts.parse(changed(contract)));
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
            Contracts.json(
                "{\"name\": \"added_later\", \"type\": \"string\", \"absent\": \""
                    + ABSENT
                    + "\"}"));
    return contract;
  }

  private static void addTo(JsonNode node, String record, String field) {
    if (node.path("name").asText().equals(record) && node.path("fields") instanceof ArrayNode all) {
      all.insert(
          1,
          Contracts.json(
              "{\"name\": \""
                  + field
                  + "\", \"type\": [\"null\", \"string\"], \"default\": null}"));
    }
    node.forEach(each -> addTo(each, record, field));
  }
}
