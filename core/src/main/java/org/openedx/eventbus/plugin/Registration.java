package org.openedx.eventbus.plugin;

import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.event.DeliveryHandler;
import org.openedx.eventbus.event.EventType;

/**
 * A handler, and what it is for: the events of a type, or of a topic.
 *
 * @param name what it is known by
 * @param origin who asked for it: a plugin, or a setting
 * @param type the event type, unless it is for a topic
 * @param topic the topic without prefix, unless it is for a type
 * @param handler takes events of the type, or any
 * @param refusal why the handler rejects every event, when its plugin could not be started
 */
public record Registration(
    String name,
    String origin,
    Optional<EventType<?>> type,
    Optional<String> topic,
    DeliveryHandler<Object> handler,
    Optional<String> refusal) {
  public Registration {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(handler, "handler");
    if (type.isPresent() == topic.isPresent()) {
      throw new IllegalArgumentException(name + " is either for an event type or for a topic");
    }
  }

  /** What it is for, for people. */
  public String target() {
    return type.map(each -> each.name().value()).orElseGet(() -> "topic " + topic.orElseThrow());
  }
}
