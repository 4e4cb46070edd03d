package org.openedx.eventbus.local;

import java.util.Set;
import org.openedx.eventbus.event.EventType;

/**
 * Which event types are enabled. Immutable.
 *
 * @param others whether types other than the exceptions are
 * @param exceptions those for which it is the other way round
 */
record Switches(boolean others, Set<EventType<?>> exceptions) {
  static Switches all(boolean enabled) {
    return new Switches(enabled, Set.of());
  }

  boolean enabled(EventType<?> type) {
    return exceptions.contains(type) != others;
  }

  Switches with(EventType<?> type, boolean enabled) {
    Set<EventType<?>> changed = new java.util.HashSet<>(exceptions);
    if (enabled == others) {
      changed.remove(type);
    } else {
      changed.add(type);
    }
    return new Switches(others, Set.copyOf(changed));
  }
}
