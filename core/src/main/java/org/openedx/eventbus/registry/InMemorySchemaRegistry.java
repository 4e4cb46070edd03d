package org.openedx.eventbus.registry;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.openedx.eventbus.avro.WireSchema;

/** Registry in memory, guarded by one lock. Enforces compatibility levels. */
final class InMemorySchemaRegistry implements SchemaRegistry {
  private final Map<String, SchemaId> ids = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private final Map<Subject, List<RegisteredSchema>> subjects = new LinkedHashMap<>();
  private final Map<Subject, Compatibility> levels = new HashMap<>();

  @Override
  public synchronized ResolvedSchemaId resolve(Subject subject, String schemaText) {
    requireNonNull(subject, "subject");
    Schema wanted = WireSchema.parse(requireNonNull(schemaText, "schemaText"));
    boolean isKey = wanted.getType() != Schema.Type.RECORD;
    // The exact text if there is one, or else the newest version that is semantically equal.
    Optional<RegisteredSchema> found =
        versionsOf(subject).stream()
            .filter(
                v ->
                    v.text().equals(schemaText)
                        || (!isKey
                            && WireSchema.semanticallyEqual(wanted, WireSchema.parse(v.text()))))
            .max(
                Comparator.comparing((RegisteredSchema v) -> v.text().equals(schemaText))
                    .thenComparing(RegisteredSchema::version));
    return new ResolvedSchemaId(
        found.map(RegisteredSchema::id).orElseGet(() -> register(subject, schemaText)), true);
  }

  @Override
  public synchronized SchemaText schemaOf(SchemaId id) {
    requireNonNull(id, "id");
    // Ids start at 1, as in a real registry.
    if (id.value() < 1 || id.value() > texts.size()) {
      throw RegistryRejectedException.unknownId(id);
    }
    return new SchemaText(texts.get(id.value() - 1), true);
  }

  @Override
  public SchemaText reload(SchemaId id) {
    return schemaOf(id);
  }

  @Override
  public synchronized SchemaId register(Subject subject, String schemaText) {
    List<RegisteredSchema> versions = versionsOf(subject);
    Schema schema = WireSchema.parse(requireNonNull(schemaText, "schemaText"));
    for (RegisteredSchema version : versions) {
      if (version.text().equals(schemaText)) {
        return version.id();
      }
    }
    List<Schema> earlier = versions.stream().map(v -> WireSchema.parse(v.text())).toList();
    levels
        .getOrDefault(subject, Compatibility.NONE)
        .firstViolation(schema, earlier)
        .ifPresent(
            reason -> {
              throw RegistryRejectedException.incompatible(subject, reason);
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
    levels.put(requireNonNull(subject, "subject"), requireNonNull(level, "level"));
  }

  @Override
  public synchronized Optional<Compatibility> compatibility(Subject subject) {
    return Optional.ofNullable(levels.get(requireNonNull(subject, "subject")));
  }

  @Override
  public synchronized List<Subject> subjects() {
    return List.copyOf(subjects.keySet());
  }

  @Override
  public synchronized List<Integer> versions(Subject subject) {
    return IntStream.rangeClosed(1, versionsOf(subject).size()).boxed().toList();
  }

  @Override
  public synchronized RegisteredSchema version(Subject subject, int version) {
    List<RegisteredSchema> versions = versionsOf(subject);
    if (version < 1 || version > versions.size()) {
      throw RegistryRejectedException.unknownVersion(subject, version, "does not exist");
    }
    return versions.get(version - 1);
  }

  private List<RegisteredSchema> versionsOf(Subject subject) {
    return List.copyOf(subjects.getOrDefault(requireNonNull(subject, "subject"), List.of()));
  }

  @Override
  public void close() {}
}
