package org.openedx.eventbus.it.interop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.SchemaRegistry.RegisteredSchema;
import org.openedx.eventbus.registry.SchemaRegistry.ResolvedSchemaId;
import org.openedx.eventbus.registry.SchemaRegistry.SchemaText;
import org.openedx.eventbus.registry.Subject;

/**
 * Registry with the schema ids that the golden messages were written with. librdkafka's partition
 * depends on the ids in the key, so comparing partitions requires the same ids. Knows the subjects
 * of the golden messages only.
 */
final class GoldenIdRegistry implements SchemaRegistry {
  private final Map<String, SchemaId> ids = new HashMap<>();
  private final Map<SchemaId, String> texts = new HashMap<>();

  /**
   * @param prefix topic prefix that replaces that of the golden messages
   */
  GoldenIdRegistry(List<GoldenMessage> messages, String prefix) {
    for (GoldenMessage message : messages) {
      for (GoldenMessage.Registered each : message.registered()) {
        String rest = each.subject().value().substring(GoldenMessage.PREFIX.length());
        ids.put(prefix + rest + " " + each.text(), new SchemaId(each.id()));
        texts.put(new SchemaId(each.id()), each.text());
      }
    }
  }

  @Override
  public ResolvedSchemaId resolve(Subject subject, String schemaText) {
    SchemaId id = ids.get(subject.value() + " " + schemaText);
    if (id == null) {
      throw new AssertionError(
          "no golden message has a schema like " + subject + ": " + schemaText);
    }
    return new ResolvedSchemaId(id, true);
  }

  @Override
  public SchemaText schemaOf(SchemaId id) {
    return Optional.ofNullable(texts.get(id))
        .map(text -> new SchemaText(text, true))
        .orElseThrow(
            () -> new RegistryRejectedException(Reason.UNKNOWN_SCHEMA_ID, "unknown: " + id));
  }

  @Override
  public SchemaText reload(SchemaId id) {
    return schemaOf(id);
  }

  @Override
  public SchemaId register(Subject subject, String schemaText) {
    return resolve(subject, schemaText).id();
  }

  @Override
  public void setCompatibility(Subject subject, Compatibility level) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Compatibility> compatibility(Subject subject) {
    return Optional.empty();
  }

  @Override
  public List<Subject> subjects() {
    return List.of();
  }

  @Override
  public List<Integer> versions(Subject subject) {
    return List.of();
  }

  @Override
  public RegisteredSchema version(Subject subject, int version) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
