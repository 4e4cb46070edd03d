package org.openedx.eventbus.registry;

import java.util.Objects;
import java.util.Set;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.EventName;

/**
 * Name of a subject, under which a registry stores the versions of one schema.
 *
 * <p>Open edX uses Confluent's topic-record-name strategy for keys and values. For example {@code
 * Subject.value("prod-orders", EventName.of("org.acme.order.placed.v1"))} is {@code
 * prod-orders-org.acme.order.placed.v1.CloudEvent}.
 *
 * @param value the name
 */
public record Subject(String value) {
  private static final Set<String> PRIMITIVES =
      Set.of("null", "boolean", "int", "long", "float", "double", "bytes", "string");

  /**
   * Creates a subject.
   *
   * @param value the name
   * @throws IllegalArgumentException if the name is blank
   */
  public Subject {
    if (Objects.requireNonNull(value, "value").isBlank()) {
      throw new IllegalArgumentException("the name of a subject must not be blank");
    }
  }

  /**
   * {@return the subject of an event type's values: {@code <topic>-<event type>.CloudEvent}}
   *
   * @param fullTopic the topic with prefix
   * @param eventType the name of the event type
   */
  public static Subject value(String fullTopic, EventName eventType) {
    return named(fullTopic, Objects.requireNonNull(eventType, "eventType").value() + ".CloudEvent");
  }

  /**
   * {@return the subject of a schema's values: {@code <topic>-<full name of the record>}}
   *
   * @param fullTopic the topic with prefix
   * @param schema the schema of the values
   */
  public static Subject value(String fullTopic, WireSchema schema) {
    return named(fullTopic, Objects.requireNonNull(schema, "schema").schema().getFullName());
  }

  /**
   * {@return the subject of a key: {@code <topic>-<primitive>}} It does not contain the name of the
   * field, because primitive types have no name in Avro.
   *
   * @param fullTopic the topic with prefix
   * @param primitive the Avro type of the key, for example {@code string}
   */
  public static Subject key(String fullTopic, String primitive) {
    Objects.requireNonNull(fullTopic, "fullTopic");
    if (!PRIMITIVES.contains(Objects.requireNonNull(primitive, "primitive"))) {
      throw new IllegalArgumentException(
          "the type of a key must be an Avro primitive, but is " + primitive);
    }
    return named(fullTopic, primitive);
  }

  private static Subject named(String fullTopic, String name) {
    if (Objects.requireNonNull(fullTopic, "fullTopic").isBlank()) {
      throw new IllegalArgumentException("the topic of a subject must not be blank");
    }
    return new Subject(fullTopic + "-" + name);
  }

  @Override
  public String toString() {
    return value;
  }
}
