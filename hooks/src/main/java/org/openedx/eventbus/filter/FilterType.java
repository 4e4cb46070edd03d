package org.openedx.eventbus.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

/**
 * A versioned place where filters run: its name, built as event types' names are, and the class of
 * what goes through it. Normally a constant. Immutable; two types are equal when their names are.
 *
 * @param <T> the value's class, immutable: a record, normally
 */
public final class FilterType<T> {
  private final EventName name;
  private final Class<?> valueClass;
  private final Optional<EventType<?>> event;
  private final int minorVersion;
  private final List<Withheld<T>> withheld;
  private final List<Kept<T>> kept;

  private record Withheld<T>(UnaryOperator<T> strip, BinaryOperator<T> restore) {}

  private record Kept<T>(String what, Function<T, ?> part) {}

  private FilterType(Builder<T> builder) {
    this.name = builder.name;
    this.valueClass = builder.valueClass;
    this.event = builder.event;
    this.minorVersion = builder.minorVersion;
    this.withheld = List.copyOf(builder.withheld);
    this.kept = List.copyOf(builder.kept);
  }

  /**
   * A type that withholds nothing.
   *
   * @throws org.openedx.eventbus.event.InvalidEventNameException when the name breaks the rule
   * @throws IllegalArgumentException when values of the class can be seen to be mutable
   */
  public static <T> FilterType<T> of(String name, Class<T> valueClass) {
    return builder(name, valueClass).build();
  }

  /** Begins a type; otherwise as {@link #of}. */
  public static <T> Builder<T> builder(String name, Class<T> valueClass) {
    EventName checked = EventName.of(name);
    Mutability.of(valueClass)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(
                  "values of filter " + name + " must be immutable: " + why);
            });
    return new Builder<>(checked, valueClass, Optional.empty());
  }

  static <T> Builder<Event<T>> ofEvent(EventName name, EventType<T> type) {
    return new Builder<>(name, Event.class, Optional.of(type));
  }

  public EventName name() {
    return name;
  }

  /** The class of the values. */
  public Class<?> valueClass() {
    return valueClass;
  }

  /** The minor version, raised when the value's class gains something. */
  public int minorVersion() {
    return minorVersion;
  }

  /** What type the values are events of, where the filter is one of {@link EventFilters}. */
  public Optional<EventType<?>> event() {
    return event;
  }

  T strip(T value) {
    T stripped = value;
    for (Withheld<T> each : withheld) {
      stripped = Objects.requireNonNull(each.strip().apply(stripped), "stripped value");
    }
    return stripped;
  }

  T restore(T result, T original) {
    T restored = result;
    for (Withheld<T> each : withheld) {
      restored = Objects.requireNonNull(each.restore().apply(restored, original), "restored value");
    }
    return restored;
  }

  /**
   * What is wrong with a step's result.
   *
   * @param given what the pipeline began with
   */
  Optional<String> problemWith(@Nullable T result, T given) {
    if (result == null) {
      return Optional.of("it returned null");
    }
    if (!valueClass.isInstance(result)) {
      return Optional.of(
          "it returned a " + result.getClass().getName() + " instead of a " + valueClass.getName());
    }
    return kept.stream()
        .filter(each -> !Objects.equals(each.part().apply(given), each.part().apply(result)))
        .map(each -> "it changed the " + each.what() + ", which no step may")
        .findFirst();
  }

  boolean withholds() {
    return !withheld.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FilterType<?> that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name.value();
  }

  /** Collects what there is to say of a filter type. */
  public static final class Builder<T> {
    private final EventName name;
    private final Class<?> valueClass;
    private final Optional<EventType<?>> event;
    private int minorVersion;
    private final List<Withheld<T>> withheld = new ArrayList<>();
    private final List<Kept<T>> kept = new ArrayList<>();

    private Builder(EventName name, Class<?> valueClass, Optional<EventType<?>> event) {
      this.name = name;
      this.valueClass = Objects.requireNonNull(valueClass, "valueClass");
      this.event = event;
    }

    public Builder<T> minorVersion(int value) {
      if (value < 0) {
        throw new IllegalArgumentException("minorVersion of " + name + " is negative: " + value);
      }
      this.minorVersion = value;
      return this;
    }

    /**
     * Keeps one part of a value from all steps and puts it back afterwards, whatever they returned:
     * {@code withhold(Form::password, Form::withPassword, "")}.
     *
     * @param blank what steps see instead
     */
    public <F> Builder<T> withhold(Function<T, F> part, BiFunction<T, F, T> with, F blank) {
      return withhold(
          value -> with.apply(value, blank),
          (result, original) -> with.apply(result, part.apply(original)));
    }

    /**
     * Keeps something of a value from all steps and puts it back afterwards.
     *
     * @param strip makes of a value what steps see
     * @param restore makes of the steps' result, and the value as it was, what the caller gets
     */
    public Builder<T> withhold(UnaryOperator<T> strip, BinaryOperator<T> restore) {
      withheld.add(
          new Withheld<>(
              Objects.requireNonNull(strip, "strip"), Objects.requireNonNull(restore, "restore")));
      return this;
    }

    /**
     * Lets no step change a part of the value: one that does has failed.
     *
     * @param what the part's name, for the message
     */
    public Builder<T> keep(String what, Function<T, ?> part) {
      kept.add(
          new Kept<>(Objects.requireNonNull(what, "what"), Objects.requireNonNull(part, "part")));
      return this;
    }

    public FilterType<T> build() {
      return new FilterType<>(this);
    }
  }
}
