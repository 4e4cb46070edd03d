package org.openedx.eventbus.event;

import java.util.Objects;

/**
 * One event: a fact of some type, with its metadata. Immutable, as payloads are.
 *
 * @param <T> the payload's class
 * @param type its event type
 * @param metadata who said it, when, under which id
 * @param payload the fact
 */
public record Event<T>(EventType<T> type, EventMetadata metadata, T payload) {
  public Event {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(metadata, "metadata");
    if (payload == null) {
      throw new InvalidPayloadException("the payload of " + type.name() + " is null");
    }
    if (!metadata.type().equals(type.name())) {
      throw new IllegalArgumentException(
          "metadata of " + metadata.type() + " cannot go with an event of " + type.name());
    }
  }

  /** The metadata's id, for short. */
  public java.util.UUID id() {
    return metadata.id();
  }

  /** The same event with another payload. */
  public Event<T> withPayload(T value) {
    return value == payload ? this : new Event<>(type, metadata, value);
  }

  /** Type, id and the payload as it prints itself: generated payloads mask what is personal. */
  @Override
  public String toString() {
    return "Event[" + type.name() + ", " + metadata.id() + ", " + payload + "]";
  }
}
