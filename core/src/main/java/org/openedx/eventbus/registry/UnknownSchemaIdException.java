package org.openedx.eventbus.registry;

/** The registry answers and knows no schema of this id: the bytes come from another registry. */
public final class UnknownSchemaIdException extends RegistryException {
  private static final long serialVersionUID = 1L;

  private final transient SchemaId id;

  public UnknownSchemaIdException(SchemaId id) {
    super("the registry knows no schema with id " + id);
    this.id = id;
  }

  public SchemaId id() {
    return id;
  }
}
