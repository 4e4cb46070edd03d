package org.openedx.eventbus.registry;

/**
 * Id of a schema in the registry. It is part of the frame of every key and value.
 *
 * <p>For example {@code registry.schemaOf(new SchemaId(7))}.
 *
 * @param value the id, at least 0
 */
public record SchemaId(int value) {
  /**
   * Creates an id.
   *
   * @param value the id
   * @throws IllegalArgumentException if the id is negative
   */
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
