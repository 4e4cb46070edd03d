package org.openedx.eventbus.registry;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;

/** Client of a registry with Confluent's REST API, with a {@link RegistryCache}. */
final class HttpSchemaRegistry implements SchemaRegistry {
  private final RegistryTransport transport;
  private final RegistryApi api;
  private final SchemaLookup lookup;
  private final RegistryCache cache;
  private volatile boolean closed;

  HttpSchemaRegistry(RegistrySettings settings, LongSupplier nanoTime) {
    this.transport = new RegistryTransport(settings);
    this.api = new RegistryApi(transport);
    this.lookup = new SchemaLookup(api, settings.autoRegister());
    this.cache = new RegistryCache(settings, nanoTime);
  }

  @Override
  public ResolvedSchemaId resolve(Subject subject, String schemaText) {
    requireNonNull(subject, "subject");
    Schema wanted = WireSchema.parse(requireNonNull(schemaText, "schemaText"));
    return cache.resolve(
        subject,
        schemaText,
        open(() -> lookup.resolve(subject, schemaText, wanted)),
        id -> isRegistered(subject, id, schemaText));
  }

  @Override
  public Optional<SchemaId> lookUp(Subject subject, String schemaText) {
    requireNonNull(subject, "subject");
    Schema wanted = WireSchema.parse(requireNonNull(schemaText, "schemaText"));
    return send(() -> lookup.exact(subject, schemaText, wanted));
  }

  @Override
  public List<String> earlierSchemas(SchemaId id) {
    return cache.earlierSchemas(requireNonNull(id, "id"));
  }

  @Override
  public SchemaId register(Subject subject, String schemaText) {
    requireNonNull(subject, "subject");
    Schema wanted = WireSchema.parse(requireNonNull(schemaText, "schemaText"));
    return cache.confirmed(
        subject,
        schemaText,
        open(() -> lookup.register(subject, schemaText, wanted)),
        id -> isRegistered(subject, id, schemaText));
  }

  @Override
  public SchemaText schemaOf(SchemaId id) {
    return cache.schema(requireNonNull(id, "id"), open(() -> load(id)));
  }

  @Override
  public SchemaText reload(SchemaId id) {
    return cache.reload(requireNonNull(id, "id"), open(() -> load(id)));
  }

  private Optional<String> load(SchemaId id) {
    Optional<String> text = api.text(id);
    try {
      text.ifPresent(WireSchema::parse);
      return text;
    } catch (InvalidSchemaException e) {
      String message = "schema " + id + " of the registry cannot be parsed: " + e.getMessage();
      throw new RegistryRejectedException(Reason.UNREADABLE_SCHEMA, message, e);
    }
  }

  @Override
  public void setCompatibility(Subject subject, Compatibility level) {
    requireNonNull(subject, "subject");
    requireNonNull(level, "level");
    send(
        () -> {
          api.setCompatibility(subject, level);
          return level;
        });
  }

  @Override
  public Optional<Compatibility> compatibility(Subject subject) {
    requireNonNull(subject, "subject");
    return send(() -> api.compatibility(subject));
  }

  @Override
  public List<Subject> subjects() {
    return send(api::subjects);
  }

  @Override
  public List<Integer> versions(Subject subject) {
    requireNonNull(subject, "subject");
    return send(() -> api.versions(subject));
  }

  @Override
  public RegisteredSchema version(Subject subject, int version) {
    requireNonNull(subject, "subject");
    return send(() -> api.version(subject, version))
        .orElseThrow(
            () ->
                RegistryRejectedException.unknownVersion(
                    subject, version, "does not exist or is not Avro"));
  }

  private <T> T send(Supplier<T> request) {
    return cache.send(open(request));
  }

  private <T> Supplier<T> open(Supplier<T> request) {
    return () -> {
      if (closed) {
        throw new IllegalStateException("the schema registry is closed");
      }
      return request.get();
    };
  }

  @Override
  public void close() {
    closed = true;
    transport.close();
  }
}
