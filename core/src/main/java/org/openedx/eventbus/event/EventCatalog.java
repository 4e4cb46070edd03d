package org.openedx.eventbus.event;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Event types by name, in the order in which they were added. Immutable.
 *
 * <p>For example {@code
 * EventCatalog.discover().find(EventName.of("org.acme.shop.order.placed.v1"))}.
 */
public final class EventCatalog implements Iterable<EventType<?>> {
  private final Map<EventName, EventType<?>> types = new LinkedHashMap<>();

  private EventCatalog(Collection<? extends EventType<?>> types) {
    for (EventType<?> type : types) {
      EventType<?> other = this.types.putIfAbsent(type.name(), type);
      if (other != null && !sameContract(other, type)) {
        throw new IllegalArgumentException(
            "two different event types have the name " + type.name());
      }
    }
  }

  private static boolean sameContract(EventType<?> one, EventType<?> other) {
    return one.schema().equals(other.schema())
        && one.codec().payloadType().equals(other.codec().payloadType());
  }

  /**
   * {@return a catalogue of event types}
   *
   * @param types the event types
   * @throws IllegalArgumentException if two different types have the same name
   */
  public static EventCatalog of(EventType<?>... types) {
    return new EventCatalog(List.of(Objects.requireNonNull(types, "types")));
  }

  /**
   * {@return a catalogue of event types}
   *
   * @param types the event types
   * @throws IllegalArgumentException if two different types have the same name
   */
  public static EventCatalog of(Collection<? extends EventType<?>> types) {
    return new EventCatalog(Objects.requireNonNull(types, "types"));
  }

  /**
   * {@return the event types of all catalogues on the class path} Jars of generated events provide
   * their catalogue as a service of type {@link Provider}.
   *
   * @throws IllegalArgumentException if two different types have the same name
   */
  public static EventCatalog discover() {
    return all(ServiceLoader.load(Provider.class));
  }

  /**
   * {@return the event types of all catalogues that a class loader finds}
   *
   * @param loader the class loader, for example that of a plugin
   * @throws IllegalArgumentException if two different types have the same name
   */
  public static EventCatalog discover(ClassLoader loader) {
    return all(ServiceLoader.load(Provider.class, Objects.requireNonNull(loader, "loader")));
  }

  private static EventCatalog all(Iterable<Provider> providers) {
    EventCatalog all = of();
    for (Provider provider : providers) {
      all = all.and(provider.catalog());
    }
    return all;
  }

  /** Service through which {@link #discover} finds the catalogue of a jar of generated events. */
  public interface Provider {
    /** {@return the event types of the jar} */
    EventCatalog catalog();
  }

  /**
   * {@return a catalogue with the event types of this one and another}
   *
   * @param other the other catalogue
   * @throws IllegalArgumentException if two different types have the same name
   */
  public EventCatalog and(EventCatalog other) {
    return new EventCatalog(
        Stream.concat(stream(), Objects.requireNonNull(other, "other").stream()).toList());
  }

  /**
   * {@return the event type of a name, if it is in this catalogue}
   *
   * @param name the name
   */
  public Optional<EventType<?>> find(EventName name) {
    return Optional.ofNullable(types.get(Objects.requireNonNull(name, "name")));
  }

  /** {@return the event types, in their order} */
  public Stream<EventType<?>> stream() {
    return types.values().stream();
  }

  /** {@return the number of event types} */
  public int size() {
    return types.size();
  }

  @Override
  public Iterator<EventType<?>> iterator() {
    return List.copyOf(types.values()).iterator();
  }

  @Override
  public String toString() {
    return types.keySet().toString();
  }
}
