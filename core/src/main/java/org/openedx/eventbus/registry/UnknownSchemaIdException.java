package org.openedx.eventbus.registry;

/**
 * The registry answers and knows no Avro schema of this id: the bytes come from another registry,
 * or are no event.
 */
public final class UnknownSchemaIdException extends RegistryException {
  private static final long serialVersionUID = 1L;

  private final transient SchemaId id;

  public UnknownSchemaIdException(SchemaId id) {
    this(id, "the registry knows no schema with id " + id);
  }

  UnknownSchemaIdException(SchemaId id, String message) {
    super(message);
    this.id = id;
  }

  public SchemaId id() {
    return id;
  }
}
