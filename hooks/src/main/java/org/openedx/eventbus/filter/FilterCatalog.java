package org.openedx.eventbus.filter;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.openedx.eventbus.event.EventName;

/** An immutable look-up from names to filter types, in the order given. */
public final class FilterCatalog implements Iterable<FilterType<?>> {
  private final Map<EventName, FilterType<?>> types = new LinkedHashMap<>();

  private FilterCatalog(Collection<? extends FilterType<?>> types) {
    for (FilterType<?> type : types) {
      FilterType<?> other = this.types.putIfAbsent(type.name(), type);
      if (other != null && !other.valueClass().equals(type.valueClass())) {
        throw new IllegalArgumentException("two filter types are called " + type.name());
      }
    }
  }

  /**
   * @throws IllegalArgumentException when two different types have one name
   */
  public static FilterCatalog of(FilterType<?>... types) {
    return new FilterCatalog(List.of(types));
  }

  /**
   * Every catalogue on the class path: jars with filter types announce theirs as a service.
   *
   * @throws IllegalArgumentException when two different types have one name
   */
  public static FilterCatalog discover() {
    return all(ServiceLoader.load(Provider.class));
  }

  /** As {@link #discover()}, with what a class loader finds. */
  public static FilterCatalog discover(ClassLoader loader) {
    return all(ServiceLoader.load(Provider.class, loader));
  }

  private static FilterCatalog all(Iterable<Provider> providers) {
    FilterCatalog all = of();
    for (Provider provider : providers) {
      all = all.and(provider.catalog());
    }
    return all;
  }

  /** How a jar of filter types announces its catalogue to {@link #discover()}. */
  public interface Provider {
    FilterCatalog catalog();
  }

  /** Both catalogues in one. */
  public FilterCatalog and(FilterCatalog other) {
    return new FilterCatalog(Stream.concat(stream(), other.stream()).toList());
  }

  public Optional<FilterType<?>> find(EventName name) {
    return Optional.ofNullable(types.get(name));
  }

  public Stream<FilterType<?>> stream() {
    return types.values().stream();
  }

  public int size() {
    return types.size();
  }

  @Override
  public Iterator<FilterType<?>> iterator() {
    return List.copyOf(types.values()).iterator();
  }

  @Override
  public String toString() {
    return types.keySet().toString();
  }
}
