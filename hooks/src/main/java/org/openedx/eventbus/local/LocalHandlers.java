package org.openedx.eventbus.local;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.HandlerRegistration;

/** Handlers of a local bus by event type, in the order of registration. Thread-safe. */
final class LocalHandlers {
  private static final String UNNAMED = "handler-";

  private final Map<EventType<?>, List<HandlerRegistration>> byType = new ConcurrentHashMap<>();

  /**
   * Adds a handler; one without a name is numbered, for example {@code handler-1}.
   *
   * @throws IllegalArgumentException if the type already has a handler of that name
   */
  synchronized void add(EventType<?> type, HandlerRegistration registration) {
    List<HandlerRegistration> handlers =
        byType.computeIfAbsent(type, any -> new CopyOnWriteArrayList<>());
    String name = registration.options().name().orElseGet(() -> freeName(handlers));
    if (isTaken(handlers, name)) {
      throw new IllegalArgumentException(
          "event type " + type.name() + " has two handlers named '" + name + "'");
    }
    handlers.add(registration.named(name));
  }

  private static String freeName(List<HandlerRegistration> handlers) {
    int number = handlers.size() + 1;
    while (isTaken(handlers, UNNAMED + number)) {
      number++;
    }
    return UNNAMED + number;
  }

  private static boolean isTaken(List<HandlerRegistration> handlers, String name) {
    return handlers.stream().anyMatch(each -> each.name().equals(name));
  }

  /** Removes the handler of that name; returns whether there was one. */
  synchronized boolean remove(EventType<?> type, String name) {
    return of(type).removeIf(each -> each.name().equals(name));
  }

  /** Removes one registration of that very object; returns whether there was one. */
  synchronized boolean remove(EventType<?> type, Object handler) {
    List<HandlerRegistration> handlers = of(type);
    return handlers.stream()
        .filter(each -> each.isOf(handler))
        .findFirst()
        .map(handlers::remove)
        .orElse(false);
  }

  /** Returns the handlers of a type. Iterators are snapshots. */
  List<HandlerRegistration> of(EventType<?> type) {
    return byType.getOrDefault(type, new CopyOnWriteArrayList<>());
  }

  /** The event types that are enabled in this process; at first all. Thread-safe. */
  static final class EnabledTypes {
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
}
