package org.openedx.eventbus.filter;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.openedx.eventbus.event.EventName;

/**
 * Filter types by name, in the order in which they were added. Immutable. For example {@code
 * FilterCatalog.of(SEAT_REQUESTED, SEAT_CANCELLED)}.
 */
public final class FilterCatalog implements Iterable<FilterType<?>> {
  private final Map<EventName, FilterType<?>> types = new LinkedHashMap<>();

  private FilterCatalog(Collection<? extends FilterType<?>> types) {
    for (FilterType<?> type : types) {
      FilterType<?> other = this.types.putIfAbsent(type.name(), type);
      if (other != null && !other.valueClass().equals(type.valueClass())) {
        throw new IllegalArgumentException(
            "filter type %s is defined twice, with values of %s and of %s"
                .formatted(type.name(), other.valueClass().getName(), type.valueClass().getName()));
      }
    }
  }

  /**
   * {@return a catalog of filter types}
   *
   * @param types the filter types
   * @throws IllegalArgumentException if two types of different value classes have the same name
   */
  public static FilterCatalog of(FilterType<?>... types) {
    return new FilterCatalog(List.of(Objects.requireNonNull(types, "types")));
  }

  /**
   * {@return the filter types of all jars on the class path that have a {@link Provider}}
   *
   * @throws IllegalArgumentException if two types of different value classes have the same name
   */
  public static FilterCatalog discover() {
    return all(ServiceLoader.load(Provider.class));
  }

  /**
   * {@return the filter types of all jars that a class loader finds, as {@link #discover()}}
   *
   * @param loader the class loader, for example that of a plugin
   * @throws IllegalArgumentException if two types of different value classes have the same name
   */
  public static FilterCatalog discover(ClassLoader loader) {
    return all(ServiceLoader.load(Provider.class, Objects.requireNonNull(loader, "loader")));
  }

  private static FilterCatalog all(ServiceLoader<Provider> providers) {
    return new FilterCatalog(
        providers.stream().flatMap(provider -> provider.get().catalog().stream()).toList());
  }

  /**
   * Provides the filter types of a jar to {@link #discover()}. The jar names the implementation in
   * {@code META-INF/services/org.openedx.eventbus.filter.FilterCatalog$Provider}.
   */
  public interface Provider {
    /** {@return the filter types of the jar} */
    FilterCatalog catalog();
  }

  /**
   * {@return a catalog with the types of both catalogs}
   *
   * @param other the other catalog
   * @throws IllegalArgumentException if two types of different value classes have the same name
   */
  public FilterCatalog and(FilterCatalog other) {
    Objects.requireNonNull(other, "other");
    return new FilterCatalog(Stream.concat(stream(), other.stream()).toList());
  }

  /**
   * {@return the filter type of that name, if it is in this catalog}
   *
   * @param name the name of the filter type
   */
  public Optional<FilterType<?>> find(EventName name) {
    return Optional.ofNullable(types.get(Objects.requireNonNull(name, "name")));
  }

  /** {@return the filter types, in their order} */
  public Stream<FilterType<?>> stream() {
    return types.values().stream();
  }

  /** {@return the number of filter types} */
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
