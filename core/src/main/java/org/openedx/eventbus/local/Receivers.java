package org.openedx.eventbus.local;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.openedx.eventbus.event.DeliveryHandler;
import org.openedx.eventbus.event.EventType;

/** The receivers of each event type, in the order they were connected. Thread-safe. */
final class Receivers {
  private static final String UNNAMED = "receiver-";

  private final Map<EventType<?>, List<Receiver>> byType = new ConcurrentHashMap<>();

  /** A receiver under its name, and the object it was connected with. */
  record Receiver(String name, Object given, DeliveryHandler<Object> handler) {}

  /**
   * @param name empty for one of the bus's choice
   * @throws IllegalArgumentException when the type has a receiver of that name
   */
  synchronized void add(
      EventType<?> type, String name, Object given, DeliveryHandler<Object> handler) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(given, "receiver");
    List<Receiver> receivers = byType.computeIfAbsent(type, any -> new CopyOnWriteArrayList<>());
    String called = name.isEmpty() ? free(receivers) : name;
    if (named(receivers, called).isPresent()) {
      throw new IllegalArgumentException(
          "event type " + type.name() + " has two receivers called '" + called + "'");
    }
    receivers.add(new Receiver(called, given, handler));
  }

  private static String free(List<Receiver> receivers) {
    int number = receivers.size() + 1;
    while (named(receivers, UNNAMED + number).isPresent()) {
      number++;
    }
    return UNNAMED + number;
  }

  private static Optional<Receiver> named(List<Receiver> receivers, String name) {
    return receivers.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Whether there was one of that name. */
  synchronized boolean remove(EventType<?> type, String name) {
    return of(type).removeIf(each -> each.name().equals(name));
  }

  /** Whether it was there; once for each time that it was connected. */
  @SuppressWarnings("ReferenceEquality") // that very object; two that are equal stay two
  synchronized boolean remove(EventType<?> type, Object given) {
    List<Receiver> receivers = of(type);
    return receivers.stream()
        .filter(each -> each.given() == given)
        .findFirst()
        .map(receivers::remove)
        .orElse(false);
  }

  /** Those of a type now; who comes or goes later changes nothing for whoever walks over it. */
  List<Receiver> of(EventType<?> type) {
    return byType.getOrDefault(type, new CopyOnWriteArrayList<>());
  }
}
