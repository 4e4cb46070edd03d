package org.openedx.eventbus.registry;

import java.util.Set;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.EventName;

/**
 * Name of a subject, under which a registry stores the versions of one schema.
 *
 * <p>Open edX uses Confluent's topic-record-name strategy for keys and values. For example {@code
 * Subject.value("prod-orders", EventName.of("org.acme.order.placed.v1"))} is {@code
 * prod-orders-org.acme.order.placed.v1.CloudEvent}.
 */
public record Subject(String value) {
  private static final Set<String> PRIMITIVES =
      Set.of("null", "boolean", "int", "long", "float", "double", "bytes", "string");

  public Subject {
    if (value.isBlank()) {
      throw new IllegalArgumentException("the name of a subject must not be blank");
    }
  }

  /** Returns the subject of an event type's values, {@code <topic>-<event type>.CloudEvent}. */
  public static Subject value(String fullTopic, EventName eventType) {
    return named(fullTopic, eventType.value() + ".CloudEvent");
  }

  /** Returns the subject of a schema's values, {@code <topic>-<full name of the record>}. */
  public static Subject value(String fullTopic, WireSchema schema) {
    return named(fullTopic, schema.schema().getFullName());
  }

  /**
   * Returns the subject of a key, {@code <topic>-<primitive>}. It does not contain the name of the
   * field, because primitive types have no name in Avro.
   *
   * @param primitive the Avro type of the key, for example {@code string}
   */
  public static Subject key(String fullTopic, String primitive) {
    if (!PRIMITIVES.contains(primitive)) {
      throw new IllegalArgumentException(
          "the type of a key must be an Avro primitive, but is " + primitive);
    }
    return named(fullTopic, primitive);
  }

  private static Subject named(String fullTopic, String name) {
    if (fullTopic.isBlank()) {
      throw new IllegalArgumentException("the topic of a subject must not be blank");
    }
    return new Subject(fullTopic + "-" + name);
  }

  @Override
  public String toString() {
    return value;
  }
}
