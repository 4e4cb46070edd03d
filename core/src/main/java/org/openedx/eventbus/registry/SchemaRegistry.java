package org.openedx.eventbus.registry;

import java.util.List;
import java.util.Optional;

/**
 * A schema registry. Thread-safe; every call but {@link #close} may block for the time of one or
 * several requests, so keep it away from threads that must not wait. Every call can throw {@link
 * RegistryUnavailableException}, after which the same call may succeed, or a final {@link
 * RegistryException}.
 */
public interface SchemaRegistry extends AutoCloseable {

  /**
   * A registry behind HTTP, speaking the API of Confluent's. Connects when first asked, so that a
   * registry that is away does not keep a service from starting.
   *
   * @throws RegistryException when the trust or key store cannot be used
   */
  static SchemaRegistry http(RegistrySettings settings) {
    return new HttpSchemaRegistry(settings, System::nanoTime);
  }

  /** A registry of this process alone, which registers whatever it is asked for. */
  static SchemaRegistry inMemory() {
    return new InMemorySchemaRegistry();
  }

  /**
   * Finds the id of a schema: by its exact text, else by a version of the subject that means the
   * same, else by registering it where that is allowed. No answer is taken on trust: a schema that
   * means something else is never given, whatever the registry says. Not remembered in memory, so
   * that asking again verifies an earlier answer.
   *
   * @throws SchemaNotRegisteredException when it is not there and must not be registered
   * @throws IncompatibleSchemaException when registering it was refused
   * @throws org.openedx.eventbus.avro.InvalidSchemaException when the text is not a schema
   */
  Resolved resolve(Subject subject, String schemaText);

  /**
   * The schema of an id, from memory once the registry has said it: ids never change their meaning.
   * Of many callers, also for several ids, few wait for a registry that is silent; the others are
   * told at once that it is not available.
   *
   * @throws UnknownSchemaIdException when the registry answers and does not know it
   */
  SchemaText schemaOf(SchemaId id);

  /**
   * The same past the memory. For when bytes do not fit the schema that was remembered: then the
   * registry may be another one than before, whose ids mean other schemas.
   *
   * @throws UnknownSchemaIdException when the registry answers and does not know it
   */
  SchemaText reload(SchemaId id);

  /**
   * Adds a version to a subject, or finds it there.
   *
   * @throws IncompatibleSchemaException when the subject's compatibility level refuses it
   * @throws RegistryRefusalException when the registry finds it invalid
   */
  SchemaId register(Subject subject, String schemaText);

  /** Sets what the subject's next versions must satisfy, also before it has a first one. */
  void setCompatibility(Subject subject, Compatibility level);

  /**
   * What the subject's next version must satisfy; empty when it has no level of its own. Some
   * registries answer with their default instead.
   */
  Optional<Compatibility> compatibility(Subject subject);

  /** The subjects there are, in no particular order. */
  List<Subject> subjects();

  /** The numbers of the subject's versions, oldest first; empty when there is no such subject. */
  List<Integer> versions(Subject subject);

  /**
   * @throws RegistryException when there is no such version
   */
  RegisteredSchema version(Subject subject, int version);

  /** Gives up connections. Calls after this one fail. */
  @Override
  void close();
}
