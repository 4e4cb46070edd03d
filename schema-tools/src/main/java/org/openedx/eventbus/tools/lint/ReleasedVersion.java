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
 * What lint needs to know of a released contract. There may be tens of thousands, so their JSON is
 * not kept.
 *
 * @param eventType the event type that its directory names
 * @param minor the minor version that its file names
 * @param key its path in the directory of releases
 * @param sum the SHA-256 of the file
 * @param fields the fields of each record by the record's full name
 * @param wireText what was registered; kept of the newest alone, and empty where that cannot be
 *     read
 * @param deprecated whether it said that the event goes away
 * @param problems what is wrong with the file
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
   * Looks at a file's JSON, which need not be a contract.
   *
   * @param newest whether no later minor version was released
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

  /** A file between the first release and the last, known by its checksum. */
  static ReleasedVersion intact(String eventType, int minor, String key, String sum) {
    return new ReleasedVersion(
        eventType, minor, key, sum, Map.of(), Optional.empty(), false, List.of());
  }

  /** A file that is no JSON at all. */
  static ReleasedVersion broken(
      String eventType, int minor, String key, String sum, InvalidContractsException why) {
    return new ReleasedVersion(
        eventType,
        minor,
        key,
        sum,
        Map.of(),
        Optional.empty(),
        false,
        why.problems().stream().map(each -> each.finding(eventType)).toList());
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
            "the file of " + eventType + " " + minor + " holds " + name + " " + version,
            Rule.RELEASED_IMMUTABLE.remedy()));
  }
}
