package org.openedx.eventbus.tools.desired;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.avro.SchemaTexts;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.RegisteredSchema;

/**
 * What a registry holds of a subject.
 *
 * @param level what the registry says it demands; empty where the subject has no level of its own
 * @param versions oldest first; none where there is no such subject
 */
record RegisteredSubject(Optional<Compatibility> level, List<RegisteredSchema> versions) {
  RegisteredSubject {
    Objects.requireNonNull(level, "level");
    versions = List.copyOf(versions);
  }

  /** The newest version that means the same as a text: what a producer would find. */
  Optional<RegisteredSchema> same(String text) {
    Schema wanted = SchemaTexts.parse(text);
    return versions.stream().filter(each -> means(each, wanted)).reduce((older, newer) -> newer);
  }

  private static boolean means(RegisteredSchema version, Schema wanted) {
    try {
      return SchemaTexts.sameMeaning(SchemaTexts.parse(version.text()), wanted);
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
