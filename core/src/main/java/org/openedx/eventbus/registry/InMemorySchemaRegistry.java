package org.openedx.eventbus.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.openedx.eventbus.avro.SchemaTexts;

/** Subjects, versions and ids in maps, behind one lock. Levels are kept and enforced. */
final class InMemorySchemaRegistry implements SchemaRegistry {
  private final Map<String, SchemaId> ids = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private final Map<Subject, List<RegisteredSchema>> subjects = new LinkedHashMap<>();
  private final Map<Subject, Compatibility> levels = new HashMap<>();

  @Override
  public synchronized Resolved resolve(Subject subject, String schemaText) {
    Schema wanted = SchemaTexts.parse(schemaText);
    List<RegisteredSchema> versions = of(subject);
    Optional<RegisteredSchema> exact =
        versions.stream().filter(v -> v.text().equals(schemaText)).findFirst();
    for (int i = versions.size() - 1; exact.isEmpty() && i >= 0; i--) {
      RegisteredSchema version = versions.get(i);
      if (SchemaTexts.sameMeaning(wanted, SchemaTexts.parse(version.text()))) {
        exact = Optional.of(version);
      }
    }
    return new Resolved(
        exact.map(RegisteredSchema::id).orElseGet(() -> register(subject, schemaText)), true);
  }

  @Override
  public synchronized SchemaText schemaOf(SchemaId id) {
    // Ids count from 1, as a registry's do.
    if (id.value() < 1 || id.value() > texts.size()) {
      throw new UnknownSchemaIdException(id);
    }
    return new SchemaText(texts.get(id.value() - 1), true);
  }

  @Override
  public SchemaText reload(SchemaId id) {
    return schemaOf(id);
  }

  @Override
  public synchronized SchemaId register(Subject subject, String schemaText) {
    Schema schema = SchemaTexts.parse(schemaText);
    List<RegisteredSchema> versions = of(subject);
    for (RegisteredSchema version : versions) {
      if (version.text().equals(schemaText)) {
        return version.id();
      }
    }
    List<Schema> earlier = versions.stream().map(v -> SchemaTexts.parse(v.text())).toList();
    CompatibilityCheck.firstBreak(levels.getOrDefault(subject, Compatibility.NONE), schema, earlier)
        .ifPresent(
            reason -> {
              throw new IncompatibleSchemaException(subject, reason);
            });
    SchemaId id =
        ids.computeIfAbsent(
            schemaText,
            text -> {
              texts.add(text);
              return new SchemaId(texts.size());
            });
    subjects
        .computeIfAbsent(subject, s -> new ArrayList<>())
        .add(new RegisteredSchema(subject, versions.size() + 1, id, schemaText));
    return id;
  }

  @Override
  public synchronized void setCompatibility(Subject subject, Compatibility level) {
    levels.put(subject, level);
  }

  @Override
  public synchronized Optional<Compatibility> compatibility(Subject subject) {
    return Optional.ofNullable(levels.get(subject));
  }

  @Override
  public synchronized List<Subject> subjects() {
    return List.copyOf(subjects.keySet());
  }

  @Override
  public synchronized List<Integer> versions(Subject subject) {
    return IntStream.rangeClosed(1, of(subject).size()).boxed().toList();
  }

  @Override
  public synchronized RegisteredSchema version(Subject subject, int version) {
    List<RegisteredSchema> versions = of(subject);
    if (version < 1 || version > versions.size()) {
      throw new RegistryException("subject '" + subject + "' has no version " + version);
    }
    return versions.get(version - 1);
  }

  private List<RegisteredSchema> of(Subject subject) {
    return List.copyOf(subjects.getOrDefault(subject, List.of()));
  }

  @Override
  public void close() {}
}
