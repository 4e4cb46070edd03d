package org.openedx.eventbus.producer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.KeyPath;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.registry.Subject;

/**
 * Topic to which events of a type are sent.
 *
 * @param topic the full topic name, with the prefix; for example {@code prod-orders}
 * @param enabled false if the configuration disables the type on this topic
 * @param key the path of the key field; empty if records have no key
 */
record Route(EventType<?> type, String topic, boolean enabled, Optional<KeyPath> key) {
  Subject valueSubject() {
    return Subject.value(topic, type.schema());
  }

  /** Compares by identity: routes with equal names may be of two versions of an event type. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return type.name() + " to " + topic;
  }
}
