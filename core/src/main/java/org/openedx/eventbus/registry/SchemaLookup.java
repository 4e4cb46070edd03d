package org.openedx.eventbus.registry;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.avro.SchemaTexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The order in which a schema's id is looked for. Registries differ in which texts they take for
 * the same schema (some ignore docs and order, some not a single blank), so that somebody else's
 * text of our schema may have to be found by its meaning, and a registry's idea of "the same" is
 * checked.
 */
final class SchemaLookup {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistry.class);

  private final RegistryApi api;
  private final boolean autoRegister;

  SchemaLookup(RegistryApi api, boolean autoRegister) {
    this.api = api;
    this.autoRegister = autoRegister;
  }

  SchemaId resolve(Subject subject, String text, Schema wanted) {
    Optional<SchemaId> found = ask(subject, text, wanted).or(() -> search(subject, wanted));
    if (found.isPresent()) {
      return found.get();
    }
    if (!autoRegister) {
      throw new SchemaNotRegisteredException(subject);
    }
    return register(subject, text, wanted);
  }

  private Optional<SchemaId> ask(Subject subject, String text, Schema wanted) {
    return api.lookUp(subject, text, false)
        .filter(answer -> means(answer, wanted))
        .or(() -> api.lookUp(subject, text, true).filter(answer -> means(answer, wanted)))
        .map(RegisteredSchema::id);
  }

  private static boolean means(RegisteredSchema answer, Schema wanted) {
    boolean same = sameMeaning(answer.text(), wanted);
    if (!same) {
      LOG.warn(
          "The registry takes schema {} (version {} of subject {}) for the one asked for, but it"
              + " means something else; not used",
          answer.id(),
          answer.version(),
          answer.subject());
    }
    return same;
  }

  private Optional<SchemaId> search(Subject subject, Schema wanted) {
    List<Integer> versions = api.versions(subject);
    for (int i = versions.size() - 1; i >= 0; i--) {
      Optional<RegisteredSchema> version = api.version(subject, versions.get(i));
      if (version.filter(v -> sameMeaning(v.text(), wanted)).isPresent()) {
        return version.map(RegisteredSchema::id);
      }
    }
    return Optional.empty();
  }

  SchemaId register(Subject subject, String text, Schema wanted) {
    SchemaId id;
    try {
      id = api.register(subject, text);
    } catch (IncompatibleSchemaException e) {
      // Somebody may have registered the same in the meantime, and the refusal be about the race.
      return ask(subject, text, wanted).orElseThrow(() -> e);
    }
    String registered =
        api.text(id)
            .orElseThrow(
                () ->
                    new RegistryUnavailableException(
                        "the registry gave id " + id + " and does not know it yet"));
    if (!sameMeaning(registered, wanted)) {
      String reason = "it takes the schema for the one of id " + id + ", which means another";
      throw new RegistryRefusalException(
          "the registry gave id "
              + id
              + " for a schema of subject '"
              + subject
              + "', but under that id it keeps one that means something else",
          reason);
    }
    return id;
  }

  private static boolean sameMeaning(String text, Schema wanted) {
    try {
      return SchemaTexts.sameMeaning(SchemaTexts.parse(text), wanted);
    } catch (InvalidSchemaException e) {
      return false;
    }
  }
}
