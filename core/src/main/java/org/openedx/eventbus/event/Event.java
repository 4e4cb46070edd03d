package org.openedx.eventbus.event;

import java.util.Objects;
import java.util.UUID;

/**
 * Event: a fact of one type, with its metadata. Immutable, as payloads are.
 *
 * <p>For example, a handler reads {@code event.payload().order().number()} and {@code event.id()}.
 *
 * @param <T> the payload's class
 * @param type the event type
 * @param metadata id, time and sender of the event
 * @param payload the data of the fact
 * @param headers custom headers, for example a trace context; never contains a reserved header
 */
public record Event<T>(
    EventType<T> type, EventMetadata metadata, T payload, CustomHeaders headers) {

  /**
   * Creates an event.
   *
   * @param type the event type
   * @param metadata id, time and sender of the event
   * @param payload the data of the fact
   * @param headers custom headers
   * @throws InvalidPayloadException if the payload is null
   * @throws IllegalArgumentException if the metadata is of a different event type
   */
  public Event {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(headers, "headers");
    if (payload == null) {
      throw new InvalidPayloadException("the payload of " + type.name() + " is null");
    }
    if (!metadata.type().equals(type.name())) {
      throw new IllegalArgumentException(
          "an event of type " + type.name() + " cannot have metadata of type " + metadata.type());
    }
  }

  /**
   * Creates an event without custom headers.
   *
   * @param type the event type
   * @param metadata id, time and sender of the event
   * @param payload the data of the fact
   */
  public Event(EventType<T> type, EventMetadata metadata, T payload) {
    this(type, metadata, payload, CustomHeaders.NONE);
  }

  /** {@return the id of the metadata} */
  public UUID id() {
    return metadata.id();
  }

  /**
   * {@return this event with another payload}
   *
   * @param value the payload
   */
  public Event<T> withPayload(T value) {
    return value == payload ? this : new Event<>(type, metadata, value, headers);
  }

  /**
   * {@return this event with other custom headers} For example, an outbound filter step adds a
   * header with {@code event.withHeaders(event.headers().with("tenant", id))}.
   *
   * @param value the custom headers, which replace those of this event
   */
  public Event<T> withHeaders(CustomHeaders value) {
    return new Event<>(type, metadata, payload, value);
  }

  /** Returns type, id and payload. Personal fields are masked. */
  @Override
  public String toString() {
    return "Event["
        + type.name()
        + ", "
        + metadata.id()
        + ", "
        + PayloadText.of(type, payload)
        + "]";
  }
}
