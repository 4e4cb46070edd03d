package org.openedx.eventbus.tools.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openedx.eventbus.tools.contract.EventSection;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.contract.OurProperties;
import org.openedx.eventbus.tools.contract.WireText;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.FieldNode;
import org.openedx.eventbus.tools.schema.SchemaTree;
import org.openedx.eventbus.tools.schema.TypeNode;

/**
 * Summary of a released contract. There can be tens of thousands, so their JSON is not kept.
 *
 * @param eventType the event type, from the name of the directory
 * @param minor the minor version, from the name of the file
 * @param key the path relative to the directory of released contracts
 * @param sum the SHA-256 of the file
 * @param fields the names of the fields of each record, by the record's full name
 * @param wireText the registered text; only of the newest version, and empty if that is unreadable
 * @param deprecated whether the event type was deprecated in this version
 * @param problems the problems of the file
 */
record ReleasedVersion(
    String eventType,
    int minor,
    String key,
    String sum,
    Map<String, Set<String>> fields,
    Optional<String> wireText,
    boolean deprecated,
    List<Finding> problems) {

  /**
   * Summarizes the JSON of a file, which does not have to be a contract.
   *
   * @param newest whether this is the last released minor version
   */
  static ReleasedVersion of(
      String eventType, int minor, String key, String sum, JsonSource json, boolean newest) {
    JsonNode root = json.root();
    Map<String, Set<String>> fields = new HashMap<>();
    for (TypeNode type : SchemaTree.of(root).definitions()) {
      fields.put(
          type.fullName(), type.fields().stream().map(FieldNode::name).collect(Collectors.toSet()));
    }
    return new ReleasedVersion(
        eventType,
        minor,
        key,
        sum,
        fields,
        newest ? Optional.of(WireText.wire(root)) : Optional.empty(),
        root.path(OurProperties.EVENT).has(EventSection.DEPRECATED),
        misplaced(eventType, minor, json));
  }

  /** Returns a version between the first and the last one, whose checksum shows no change. */
  static ReleasedVersion unchanged(String eventType, int minor, String key, String sum) {
    return new ReleasedVersion(
        eventType, minor, key, sum, Map.of(), Optional.empty(), false, List.of());
  }

  /** Returns a version whose file does not contain JSON. */
  static ReleasedVersion unreadable(
      String eventType, int minor, String key, String sum, InvalidContractsException cause) {
    return new ReleasedVersion(
        eventType,
        minor,
        key,
        sum,
        Map.of(),
        Optional.empty(),
        false,
        cause.problems().stream().map(each -> each.finding(eventType)).toList());
  }

  private static List<Finding> misplaced(String eventType, int minor, JsonSource json) {
    String name = json.root().path("namespace").asText();
    int version = json.root().path(OurProperties.EVENT).path(EventSection.MINOR_VERSION).asInt(0);
    if (name.equals(eventType) && version == minor) {
      return List.of();
    }
    return List.of(
        Finding.of(
            Rule.RELEASED_IMMUTABLE,
            eventType,
            json.place(name.equals(eventType) ? "/event/minorVersion" : "/namespace"),
            "the file of " + eventType + " " + minor + " contains " + name + " " + version,
            Rule.RELEASED_IMMUTABLE.remedy()));
  }
}
