package org.openedx.eventbus.registry;

import java.util.Set;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.EventName;

/**
 * The name under which a registry keeps the versions of one schema. Keys and values both have the
 * topic and the record's full name in it, as Open edX names them ("topic record name").
 */
public record Subject(String value) {
  private static final Set<String> PRIMITIVES =
      Set.of("null", "boolean", "int", "long", "float", "double", "bytes", "string");

  public Subject {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a subject needs a name");
    }
  }

  /** {@code <topic>-<event type>.CloudEvent}: the subject of an event type's payload. */
  public static Subject value(String fullTopic, EventName eventType) {
    return named(fullTopic, eventType.value() + ".CloudEvent");
  }

  /** {@code <topic>-<full name of the record>}: the same for any schema of a payload. */
  public static Subject value(String fullTopic, WireSchema schema) {
    return named(fullTopic, schema.schema().getFullName());
  }

  /**
   * {@code <topic>-<primitive>}: the subject of a key. Not the field's name, because Avro drops the
   * name of a primitive, and so does Open edX.
   *
   * @param primitive the Avro type of the key, {@code string}
   */
  public static Subject key(String fullTopic, String primitive) {
    if (!PRIMITIVES.contains(primitive)) {
      throw new IllegalArgumentException(
          "a key must be of a primitive Avro type, not " + primitive);
    }
    return named(fullTopic, primitive);
  }

  private static Subject named(String fullTopic, String name) {
    if (fullTopic.isBlank()) {
      throw new IllegalArgumentException("a subject needs a topic");
    }
    return new Subject(fullTopic + "-" + name);
  }

  @Override
  public String toString() {
    return value;
  }
}
