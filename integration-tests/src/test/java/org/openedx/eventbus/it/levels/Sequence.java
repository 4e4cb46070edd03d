package org.openedx.eventbus.it.levels;

import java.util.List;
import org.openedx.eventbus.tools.compat.SchemaVersion;
import org.openedx.eventbus.tools.contract.JsonSource;

/** Versions of a schema, oldest first, of which the last one wants to follow the others. */
record Sequence(String name, List<String> versions) {

  /** Records of one field or none, given by what stands in {@code fields}. */
  static Sequence ofFields(String name, String... fields) {
    return new Sequence(
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

  static Sequence ofTypes(String name, String... types) {
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
