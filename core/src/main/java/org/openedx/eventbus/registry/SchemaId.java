package org.openedx.eventbus.registry;

/** The number a registry gave a schema; it goes before the bytes of every key and value. */
public record SchemaId(int value) {
  public SchemaId {
    if (value < 0) {
      throw new IllegalArgumentException("a schema id cannot be negative: " + value);
    }
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
