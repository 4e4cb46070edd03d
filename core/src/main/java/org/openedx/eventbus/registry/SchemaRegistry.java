package org.openedx.eventbus.registry;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.openedx.eventbus.avro.WireSchema;

/**
 * Client of a schema registry. Thread-safe; the creator closes it.
 *
 * <p>Every method except {@link #close} may block for the time of one or more requests. Every
 * method may throw a {@link RegistryUnavailableException} (transient) or a {@link
 * RegistryRejectedException} (permanent). For example:
 *
 * <pre>{@code
 * try (SchemaRegistry registry = SchemaRegistry.http(config.registry())) {
 *   registry.subjects().forEach(System.out::println);
 * }
 * }</pre>
 */
public interface SchemaRegistry extends AutoCloseable {

  /**
   * {@return a client of a registry with Confluent's REST API} Connects at the first request, so
   * that a service can start while the registry is unavailable.
   *
   * @param settings the addresses of the registry, credentials and timeouts
   * @throws RegistryRejectedException if the trust store or key store cannot be used
   */
  static SchemaRegistry http(RegistrySettings settings) {
    return new HttpSchemaRegistry(Objects.requireNonNull(settings, "settings"), System::nanoTime);
  }

  /** {@return an in-memory registry for tests} It registers every schema that is resolved. */
  static SchemaRegistry inMemory() {
    return new InMemorySchemaRegistry();
  }

  /**
   * {@return the id of a schema under a subject}
   *
   * <p>Looks for the exact text first, then for a version of the subject that is semantically
   * equal. If there is none, registers the schema where auto-registration is enabled. The schema of
   * a key is registered even if an equal version has another text, because its id is part of the
   * key's bytes, and Open edX registers its own text. The answer of the registry is verified: the
   * id of a different schema is never returned. Ids are not cached in memory, so that another call
   * verifies an earlier answer.
   *
   * @param subject the subject
   * @param schemaText the schema in JSON
   * @throws RegistryRejectedException if the schema is not registered and auto-registration is
   *     disabled, or if the registry rejected the registration
   * @throws org.openedx.eventbus.avro.InvalidSchemaException if the text is not a schema
   */
  ResolvedSchemaId resolve(Subject subject, String schemaText);

  /**
   * {@return the schema of an id} Cached in memory, because the schema of an id never changes.
   *
   * <p>If the registry does not respond, few of many concurrent callers wait for it. The others
   * fail with a {@link RegistryUnavailableException} without waiting.
   *
   * @param id the id
   * @throws RegistryRejectedException if the registry has no schema with this id
   */
  SchemaText schemaOf(SchemaId id);

  /**
   * {@return the schema of an id, without using the memory cache} Call it if bytes do not match the
   * cached schema: the registry may have been replaced by one with different ids.
   *
   * @param id the id
   * @throws RegistryRejectedException if the registry has no schema with this id
   */
  SchemaText reload(SchemaId id);

  /**
   * {@return the schemas that the registry returned for an id before, newest first, as far as they
   * are cached} If the current schema of the id is another one, the registry was replaced. Sends no
   * request.
   *
   * @param id the id
   */
  default List<String> earlierSchemas(SchemaId id) {
    Objects.requireNonNull(id, "id");
    return List.of();
  }

  /**
   * {@return the id that the registry would assign if the text was registered, if the subject has a
   * version that the registry considers the same} Registers nothing.
   *
   * @param subject the subject
   * @param schemaText the schema in JSON
   */
  default Optional<SchemaId> lookUp(Subject subject, String schemaText) {
    Objects.requireNonNull(schemaText, "schemaText");
    return newestFirst(subject)
        .filter(each -> each.text().equals(schemaText))
        .map(RegisteredSchema::id)
        .findFirst();
  }

  /**
   * {@return the newest Avro version of a subject with an id; empty if there is none}
   *
   * @param subject the subject
   * @param id the id
   */
  default Optional<RegisteredSchema> find(Subject subject, SchemaId id) {
    Objects.requireNonNull(id, "id");
    return newestFirst(subject).filter(each -> each.id().equals(id)).findFirst();
  }

  /**
   * {@return whether an id belongs to a version of a subject with the same meaning as a schema}
   * Then events may still be sent with it, even if {@link #resolve} returns another id meanwhile.
   *
   * @param subject the subject
   * @param id the id
   * @param schemaText the schema in JSON
   */
  default boolean isRegistered(Subject subject, SchemaId id, String schemaText) {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(id, "id");
    Schema wanted = WireSchema.parse(Objects.requireNonNull(schemaText, "schemaText"));
    return find(subject, id)
        .filter(version -> SchemaLookup.semanticallyEqual(version.text(), wanted))
        .isPresent();
  }

  private Stream<RegisteredSchema> newestFirst(Subject subject) {
    return versions(Objects.requireNonNull(subject, "subject")).stream()
        .sorted(Comparator.reverseOrder())
        .flatMap(
            number -> {
              try {
                return Stream.of(version(subject, number));
              } catch (RegistryRejectedException e) {
                return Stream.empty(); // deleted meanwhile, or not Avro
              }
            });
  }

  /**
   * Registers a schema as a new version of a subject.
   *
   * @param subject the subject
   * @param schemaText the schema in JSON
   * @return the id of the schema; if it is already registered, the id of the existing version
   * @throws RegistryRejectedException if the schema violates the subject's compatibility level, or
   *     if the registry considers it invalid
   */
  SchemaId register(Subject subject, String schemaText);

  /**
   * Sets the compatibility level of a subject. The subject need not have a version yet.
   *
   * @param subject the subject
   * @param level the level
   */
  void setCompatibility(Subject subject, Compatibility level);

  /**
   * {@return the compatibility level of a subject; empty if it has none} Some registries return
   * their default level instead.
   *
   * @param subject the subject
   */
  Optional<Compatibility> compatibility(Subject subject);

  /** {@return all subjects, in no particular order} */
  List<Subject> subjects();

  /**
   * {@return the version numbers of a subject, oldest first; empty if it does not exist}
   *
   * @param subject the subject
   */
  List<Integer> versions(Subject subject);

  /**
   * {@return a version of a subject}
   *
   * @param subject the subject
   * @param version the number of the version, starting at 1
   * @throws RegistryRejectedException if the version does not exist
   */
  RegisteredSchema version(Subject subject, int version);

  /** Closes connections. Later calls fail with an {@link IllegalStateException}. */
  @Override
  void close();

  /**
   * Id of a schema under a subject.
   *
   * @param id the id
   * @param verified false if the registry was unavailable and the id was read from the disk cache.
   *     The caller should resolve it again soon, because the registry may have been replaced.
   */
  record ResolvedSchemaId(SchemaId id, boolean verified) {
    /**
     * Creates an answer.
     *
     * @param id the id
     * @param verified false if the registry was unavailable and the id was read from the disk
     *     cache. The caller should resolve it again soon
     */
    public ResolvedSchemaId {
      Objects.requireNonNull(id, "id");
    }
  }

  /**
   * Schema of an id.
   *
   * @param text a valid Avro schema
   * @param verified false if the registry was unavailable and the text was read from the disk cache
   */
  record SchemaText(String text, boolean verified) {
    /**
     * Creates an answer.
     *
     * @param text a valid Avro schema
     * @param verified false if the registry was unavailable and the text was read from the disk
     *     cache
     */
    public SchemaText {
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * Version of a subject in the registry.
   *
   * @param subject the subject
   * @param version number of the version, starting at 1
   * @param id the id of the schema
   * @param text the schema as the registry returns it
   */
  record RegisteredSchema(Subject subject, int version, SchemaId id, String text) {
    /**
     * Creates a version.
     *
     * @param subject the subject
     * @param version number of the version
     * @param id the id of the schema
     * @param text the schema as the registry returns it
     * @throws IllegalArgumentException if the number is less than 1
     */
    public RegisteredSchema {
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(text, "text");
      if (version < 1) {
        throw new IllegalArgumentException("version numbers start at 1: " + version);
      }
    }
  }
}
