package org.openedx.eventbus.it.compatibility;

import java.util.List;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.internal.compat.SchemaVersion;

/** Versions of a schema, oldest first. The last one is the candidate. */
record VersionSequence(String name, List<String> versions) {

  /** Returns records that have an id and the given field, if it is not empty. */
  static VersionSequence ofFields(String name, String... fields) {
    return new VersionSequence(
        name,
        List.of(fields).stream()
            .map(
                each ->
                    "{\"type\": \"record\", \"name\": \"CloudEvent\", \"namespace\":"
                        + " \"com.acme.v1\", \"fields\": [{\"name\": \"id\", \"type\": \"long\"}"
                        + (each.isEmpty() ? "" : ", " + each)
                        + "]}")
            .toList());
  }

  static VersionSequence ofTypes(String name, String... types) {
    return ofFields(
        name,
        List.of(types).stream()
            .map(each -> "{\"name\": \"a\", \"type\": " + each + "}")
            .toArray(String[]::new));
  }

  List<String> earlier() {
    return versions.subList(0, versions.size() - 1);
  }

  String candidate() {
    return versions.get(versions.size() - 1);
  }

  static SchemaVersion version(String text) {
    return SchemaVersion.of("version", JsonSource.parse("version", text));
  }
}
