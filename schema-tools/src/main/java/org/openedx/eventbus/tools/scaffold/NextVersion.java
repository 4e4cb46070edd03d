package org.openedx.eventbus.tools.scaffold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.Map;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.internal.contract.ContractProperties;
import org.openedx.eventbus.tools.internal.contract.EventSection;

/** Creates the text of the next version of a contract. */
final class NextVersion {
  private static final String EVENT = "/" + ContractProperties.EVENT;
  private static final String CONSTANT = EVENT + "/" + EventSection.CONSTANT;
  private static final String MINOR_VERSION = EVENT + "/" + EventSection.MINOR_VERSION;

  private NextVersion() {}

  /** Returns the contract with the next minor version. */
  static String minor(JsonSource contract) {
    JsonEdit edit = new JsonEdit(contract);
    JsonNode minor = contract.root().at(MINOR_VERSION);
    if (minor.isMissingNode()) {
      edit.insertAfter(CONSTANT, ", \"minorVersion\": 1");
    } else {
      edit.replace(MINOR_VERSION, String.valueOf(minor.asInt() + 1));
    }
    return edit.text();
  }

  /**
   * Returns the contract of the next major version. Changes the event type and the constant, and
   * removes the deprecation and {@code absent} values, which only concern the old event type.
   *
   * @param since the date of the first release of the next major version
   */
  static String major(JsonSource contract, EventName old, EventName next, LocalDate since) {
    JsonEdit edit = new JsonEdit(contract);
    edit.replace(CONSTANT, literal(constant(contract, old, next)));
    JsonNode event = contract.root().at(EVENT);
    if (event.has(EventSection.MINOR_VERSION)) {
      edit.replace(MINOR_VERSION, "0");
    }
    if (event.has(EventSection.SINCE)) {
      edit.replace(EVENT + "/" + EventSection.SINCE, literal(since.toString()));
    }
    if (event.has(EventSection.DEPRECATED)) {
      edit.remove(EVENT + "/" + EventSection.DEPRECATED);
    }
    rename(contract.root(), "", new Renaming(edit, old.value(), next.value()));
    return edit.text();
  }

  private record Renaming(JsonEdit edit, String old, String next) {}

  private static String constant(JsonSource contract, EventName old, EventName next) {
    String suffix = "_V" + old.majorVersion().orElse(1) + "$";
    String stem = contract.root().at(CONSTANT).asText().replaceFirst(suffix, "");
    return stem + "_V" + next.majorVersion().orElseThrow();
  }

  /** Renames references to types of the old event type, except in the event object. */
  private static void rename(JsonNode node, String pointer, Renaming renaming) {
    String text = node.asText();
    if (node.isTextual()
        && (text.equals(renaming.old()) || text.startsWith(renaming.old() + "."))) {
      renaming
          .edit()
          .replace(pointer, literal(renaming.next() + text.substring(renaming.old().length())));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      rename(node.get(i), pointer + "/" + i, renaming);
    }
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      String inner = JsonSource.child(pointer, each.getKey());
      if (each.getKey().equals(ContractProperties.ABSENT) && node.has("name")) {
        renaming.edit().remove(inner); // the next event type has no older events
      } else if (!inner.equals(EVENT)) {
        rename(each.getValue(), inner, renaming);
      }
    }
  }

  private static String literal(String text) {
    return JsonNodeFactory.instance.textNode(text).toString();
  }
}
