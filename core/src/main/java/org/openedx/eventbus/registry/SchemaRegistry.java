package org.openedx.eventbus.registry;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
   * equal. If there is none, registers the schema where auto-registration is enabled. The answer of
   * the registry is verified: the id of a different schema is never returned. Ids are not cached in
   * memory, so that another call verifies an earlier answer.
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
