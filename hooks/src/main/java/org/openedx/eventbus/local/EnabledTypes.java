package org.openedx.eventbus.local;

import java.util.HashSet;
import java.util.Set;
import org.openedx.eventbus.event.EventType;

/** The event types that are enabled in this process; at first all. Thread-safe. */
final class EnabledTypes {
  private volatile State state = new State(true, Set.of());

  /**
   * @param byDefault whether types are enabled that are not exceptions
   * @param exceptions the types for which the opposite of {@code byDefault} applies
   */
  private record State(boolean byDefault, Set<EventType<?>> exceptions) {}

  boolean contains(EventType<?> type) {
    State current = state;
    return current.exceptions().contains(type) != current.byDefault();
  }

  synchronized void set(EventType<?> type, boolean enabled) {
    Set<EventType<?>> exceptions = new HashSet<>(state.exceptions());
    if (enabled == state.byDefault()) {
      exceptions.remove(type);
    } else {
      exceptions.add(type);
    }
    state = new State(state.byDefault(), Set.copyOf(exceptions));
  }

  synchronized void setAll(boolean enabled) {
    state = new State(enabled, Set.of());
  }
}
