package org.openedx.eventbus.registry;

/** One version of a subject, as the registry keeps it. */
public record RegisteredSchema(Subject subject, int version, SchemaId id, String text) {
  public RegisteredSchema {
    if (version < 1) {
      throw new IllegalArgumentException("versions count from 1: " + version);
    }
  }
}
