package org.openedx.eventbus.producer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.KeyPath;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.registry.Subject;

/**
 * One topic an event type goes to.
 *
 * @param topic the full topic, prefix and all
 */
record Route(EventType<?> type, String topic, boolean enabled, Optional<KeyPath> key) {
  Subject valueSubject() {
    return Subject.value(topic, type.schema());
  }

  /** Itself alone: routes that look alike may be of two versions of an event type. */
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
