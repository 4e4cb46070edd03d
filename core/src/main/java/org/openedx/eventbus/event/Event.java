package org.openedx.eventbus.event;

import java.util.Objects;

/**
 * One event: a fact of some type, with its metadata. Immutable, as payloads are.
 *
 * @param <T> the payload's class
 * @param type its event type
 * @param metadata who said it, when, under which id
 * @param payload the fact
 * @param headers custom headers, for example a trace context; reserved headers are never among them
 */
public record Event<T>(
    EventType<T> type, EventMetadata metadata, T payload, CustomHeaders headers) {
  public Event {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(headers, "headers");
    if (payload == null) {
      throw new InvalidPayloadException("the payload of " + type.name() + " is null");
    }
    if (!metadata.type().equals(type.name())) {
      throw new IllegalArgumentException(
          "metadata of " + metadata.type() + " cannot go with an event of " + type.name());
    }
  }

  /** Creates an event without custom headers. */
  public Event(EventType<T> type, EventMetadata metadata, T payload) {
    this(type, metadata, payload, CustomHeaders.NONE);
  }

  /** The metadata's id, for short. */
  public java.util.UUID id() {
    return metadata.id();
  }

  /** The same event with another payload. */
  public Event<T> withPayload(T value) {
    return value == payload ? this : new Event<>(type, metadata, value, headers);
  }

  /**
   * Returns this event with {@code value} instead of its custom headers. For example, an outbound
   * filter step adds a header with {@code event.withHeaders(event.headers().with("tenant", id))}.
   */
  public Event<T> withHeaders(CustomHeaders value) {
    return new Event<>(type, metadata, payload, value);
  }

  /** Type, id and the payload as it prints itself: generated payloads mask what is personal. */
  @Override
  public String toString() {
    return "Event[" + type.name() + ", " + metadata.id() + ", " + payload + "]";
  }
}
