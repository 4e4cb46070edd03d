package org.openedx.eventbus.local;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.HandlerRegistration;

/** Handlers of the local bus by event type, in the order of registration. Thread-safe. */
final class LocalHandlers {
  private static final String UNNAMED = "handler-";

  private final Map<EventType<?>, List<LocalHandler>> byType = new ConcurrentHashMap<>();

  /** A handler under its name. */
  record LocalHandler(String name, HandlerRegistration registration) {}

  /**
   * Adds a handler; one without a name is numbered.
   *
   * @throws IllegalArgumentException if the type already has a handler of that name
   */
  synchronized void add(EventType<?> type, HandlerRegistration registration) {
    List<LocalHandler> handlers = byType.computeIfAbsent(type, any -> new CopyOnWriteArrayList<>());
    String name = registration.options().name().orElseGet(() -> free(handlers));
    if (named(handlers, name).isPresent()) {
      throw new IllegalArgumentException(
          "event type " + type.name() + " has two handlers named '" + name + "'");
    }
    handlers.add(new LocalHandler(name, registration));
  }

  private static String free(List<LocalHandler> handlers) {
    int number = handlers.size() + 1;
    while (named(handlers, UNNAMED + number).isPresent()) {
      number++;
    }
    return UNNAMED + number;
  }

  private static Optional<LocalHandler> named(List<LocalHandler> handlers, String name) {
    return handlers.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Removes the handler of that name; returns whether there was one. */
  synchronized boolean remove(EventType<?> type, String name) {
    return of(type).removeIf(each -> each.name().equals(name));
  }

  /** Removes one registration of that very object; returns whether there was one. */
  synchronized boolean remove(EventType<?> type, Object given) {
    List<LocalHandler> handlers = of(type);
    return handlers.stream()
        .filter(each -> each.registration().isOf(given))
        .findFirst()
        .map(handlers::remove)
        .orElse(false);
  }

  /** Returns the handlers of a type. Iterators are snapshots. */
  List<LocalHandler> of(EventType<?> type) {
    return byType.getOrDefault(type, new CopyOnWriteArrayList<>());
  }
}
