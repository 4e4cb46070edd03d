package org.openedx.eventbus.registry;

/** Id of a schema in the registry. It is part of the frame of every key and value. */
public record SchemaId(int value) {
  public SchemaId {
    if (value < 0) {
      throw new IllegalArgumentException("a schema id must not be negative: " + value);
    }
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
