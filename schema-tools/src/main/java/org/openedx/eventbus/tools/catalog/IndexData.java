package org.openedx.eventbus.tools.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/**
 * Data of each event type for the search, in the order of the table's rows: {@code subdomain},
 * {@code topic}, {@code pii}, {@code deprecated}, and {@code words} to search in.
 */
final class IndexData {
  private IndexData() {}

  static JsonNode of(Collection<Entry> entries) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (Entry entry : entries) {
      ObjectNode row = rows.addObject();
      row.put("name", entry.name().value());
      row.put("subdomain", entry.name().subdomain());
      row.put("topic", entry.topic());
      row.put("pii", !entry.personal().isEmpty());
      row.put("deprecated", entry.deprecation().isPresent());
      row.put("words", words(entry));
    }
    return rows;
  }

  private static String words(Entry entry) {
    return String.join(
        " ",
        entry.constant(),
        entry.sender().orElse(""),
        entry.about().orElse(""),
        String.join(" ", entry.dataClasses()),
        String.join(" ", entry.words()));
  }
}
