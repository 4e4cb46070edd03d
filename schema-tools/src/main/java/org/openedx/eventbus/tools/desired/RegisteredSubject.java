package org.openedx.eventbus.tools.desired;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.avro.SchemaTexts;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.SchemaRegistry.RegisteredSchema;

/**
 * A subject as registered.
 *
 * @param level the subject's compatibility level; empty if it uses the global level
 * @param versions the versions, oldest first; empty if the subject does not exist
 */
record RegisteredSubject(Optional<Compatibility> level, List<RegisteredSchema> versions) {
  RegisteredSubject {
    Objects.requireNonNull(level, "level");
    versions = List.copyOf(versions);
  }

  /**
   * Returns the newest version that is equivalent to a schema text. A producer would find this one.
   */
  Optional<RegisteredSchema> sameVersion(String text) {
    Schema schema = SchemaTexts.parse(text);
    return versions.stream()
        .filter(each -> hasSameMeaning(each, schema))
        .reduce((older, newer) -> newer);
  }

  private static boolean hasSameMeaning(RegisteredSchema version, Schema schema) {
    try {
      return SchemaTexts.semanticallyEqual(SchemaTexts.parse(version.text()), schema);
    } catch (InvalidSchemaException e) {
      return false;
    }
  }

  Optional<Integer> newest() {
    return versions.isEmpty()
        ? Optional.empty()
        : Optional.of(versions.get(versions.size() - 1).version());
  }
}
