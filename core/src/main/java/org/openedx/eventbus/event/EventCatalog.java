package org.openedx.eventbus.event;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** An immutable look-up from names to event types, in the order given. */
public final class EventCatalog implements Iterable<EventType<?>> {
  private final Map<EventName, EventType<?>> types = new LinkedHashMap<>();

  private EventCatalog(Collection<? extends EventType<?>> types) {
    for (EventType<?> type : types) {
      EventType<?> other = this.types.putIfAbsent(type.name(), type);
      if (other != null && !sameContract(other, type)) {
        throw new IllegalArgumentException("two event types are called " + type.name());
      }
    }
  }

  private static boolean sameContract(EventType<?> one, EventType<?> other) {
    return one.schema().equals(other.schema())
        && one.codec().payloadType().equals(other.codec().payloadType());
  }

  /**
   * @throws IllegalArgumentException when two different types have one name
   */
  public static EventCatalog of(EventType<?>... types) {
    return new EventCatalog(List.of(types));
  }

  /**
   * @throws IllegalArgumentException when two different types have one name
   */
  public static EventCatalog of(Collection<? extends EventType<?>> types) {
    return new EventCatalog(types);
  }

  /**
   * Every catalogue on the class path: generated jars announce theirs as a service.
   *
   * @throws IllegalArgumentException when two different types have one name
   */
  public static EventCatalog discover() {
    return all(ServiceLoader.load(Provider.class));
  }

  /** As {@link #discover()}, with what a class loader finds. */
  public static EventCatalog discover(ClassLoader loader) {
    return all(ServiceLoader.load(Provider.class, loader));
  }

  private static EventCatalog all(Iterable<Provider> providers) {
    EventCatalog all = of();
    for (Provider provider : providers) {
      all = all.and(provider.catalog());
    }
    return all;
  }

  /** How a jar of generated events announces its catalogue to {@link #discover}. */
  public interface Provider {
    EventCatalog catalog();
  }

  /** Both catalogues in one. */
  public EventCatalog and(EventCatalog other) {
    return new EventCatalog(Stream.concat(stream(), other.stream()).toList());
  }

  public Optional<EventType<?>> find(EventName name) {
    return Optional.ofNullable(types.get(name));
  }

  public Stream<EventType<?>> stream() {
    return types.values().stream();
  }

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
