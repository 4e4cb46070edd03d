package org.openedx.eventbus.filter;

import static java.util.Objects.requireNonNull;

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
 * A versioned extension point at which filters run: its name and the class of its values. Usually a
 * constant. Immutable; two types are equal if their names are. For example:
 *
 * <pre>{@code
 * static final FilterType<SeatRequest> SEAT_REQUESTED =
 *     FilterType.builder("com.acme.travel.seat.booking.requested.v1", SeatRequest.class)
 *         .hide(SeatRequest::card, SeatRequest::withCard, "")
 *         .protect("passenger", SeatRequest::passenger)
 *         .build();
 * }</pre>
 *
 * @param <T> the class of the values, immutable; usually a record
 */
public final class FilterType<T> {
  private final EventName name;
  private final Class<?> valueClass;
  private final Optional<EventType<?>> event;
  private final int minorVersion;
  private final List<HiddenPart<T>> hiddenParts;
  private final List<ProtectedPart<T>> protectedParts;

  private record HiddenPart<T>(UnaryOperator<T> hide, BinaryOperator<T> restore) {}

  private record ProtectedPart<T>(String description, Function<T, ?> part) {}

  private FilterType(Builder<T> builder) {
    this.name = builder.name;
    this.valueClass = builder.valueClass;
    this.event = builder.event;
    this.minorVersion = builder.minorVersion;
    this.hiddenParts = List.copyOf(builder.hiddenParts);
    this.protectedParts = List.copyOf(builder.protectedParts);
  }

  /**
   * {@return a type that hides and protects nothing}
   *
   * @param <T> the class of the values
   * @param name the name, with the same structure as the name of an event type: {@code
   *     org.openedx.learning.student.login.requested.v1}
   * @param valueClass the class of the values, immutable; usually a record
   * @throws org.openedx.eventbus.event.InvalidEventNameException if the name is not valid
   * @throws IllegalArgumentException if the class is obviously mutable
   */
  public static <T> FilterType<T> of(String name, Class<T> valueClass) {
    return builder(name, valueClass).build();
  }

  /**
   * {@return a builder of a type that can hide and protect parts of its values}
   *
   * @param <T> the class of the values
   * @param name the name, with the same structure as the name of an event type: {@code
   *     org.openedx.learning.student.login.requested.v1}
   * @param valueClass the class of the values, immutable; usually a record
   * @throws org.openedx.eventbus.event.InvalidEventNameException if the name is not valid
   * @throws IllegalArgumentException if the class is obviously mutable
   */
  public static <T> Builder<T> builder(String name, Class<T> valueClass) {
    EventName checkedName = EventName.of(requireNonNull(name, "name"));
    Optional<String> problem = ValueClasses.problem(requireNonNull(valueClass, "valueClass"));
    if (problem.isPresent()) {
      throw new IllegalArgumentException(
          "values of filter " + name + " must be immutable: " + problem.get());
    }
    return new Builder<>(checkedName, valueClass, Optional.empty());
  }

  static <T> Builder<Event<T>> ofEvent(EventName name, EventType<T> type) {
    return new Builder<>(name, Event.class, Optional.of(type));
  }

  /** {@return the name, with the major version at its end} */
  public EventName name() {
    return name;
  }

  /** {@return the class of the values} */
  public Class<?> valueClass() {
    return valueClass;
  }

  /** {@return the minor version; it increases when the class of the values gets a new part} */
  public int minorVersion() {
    return minorVersion;
  }

  /** {@return the type of the events that are filtered, for the filter types of events} */
  public Optional<EventType<?>> event() {
    return event;
  }

  /** Returns the value without its hidden parts, as steps receive it. */
  T hide(T value) {
    T visible = value;
    for (HiddenPart<T> each : hiddenParts) {
      visible = requireNonNull(each.hide().apply(visible), "value without hidden part");
    }
    return visible;
  }

  /** Returns the result of the steps with the hidden parts of the original value. */
  T restore(T result, T original) {
    T restored = result;
    for (HiddenPart<T> each : hiddenParts) {
      restored = requireNonNull(each.restore().apply(restored, original), "restored value");
    }
    return restored;
  }

  /**
   * Returns why the result of a step cannot be used, if it cannot.
   *
   * @param original the value that the first step received
   */
  Optional<String> problem(@Nullable T result, T original) {
    if (result == null) {
      return Optional.of("the step returned null");
    }
    if (!valueClass.isInstance(result)) {
      return Optional.of(
          "the step returned a %s instead of a %s"
              .formatted(result.getClass().getName(), valueClass.getName()));
    }
    return protectedParts.stream()
        .filter(each -> !Objects.equals(each.part().apply(original), each.part().apply(result)))
        .map(each -> "the step changed the " + each.description() + ", which is protected")
        .findFirst();
  }

  boolean hidesFields() {
    return !hiddenParts.isEmpty();
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

  /**
   * Builder of a filter type. Not thread-safe.
   *
   * @param <T> the class of the values
   */
  public static final class Builder<T> {
    private final EventName name;
    private final Class<?> valueClass;
    private final Optional<EventType<?>> event;
    private int minorVersion;
    private final List<HiddenPart<T>> hiddenParts = new ArrayList<>();
    private final List<ProtectedPart<T>> protectedParts = new ArrayList<>();

    private Builder(EventName name, Class<?> valueClass, Optional<EventType<?>> event) {
      this.name = name;
      this.valueClass = valueClass;
      this.event = event;
    }

    /**
     * Sets the minor version. Default: 0.
     *
     * @param minorVersion the minor version; increase it when the class of the values gets a new
     *     part
     * @return this builder
     * @throws IllegalArgumentException if the version is negative
     */
    public Builder<T> minorVersion(int minorVersion) {
      if (minorVersion < 0) {
        throw new IllegalArgumentException(
            "minorVersion of " + name + " must not be negative: " + minorVersion);
      }
      this.minorVersion = minorVersion;
      return this;
    }

    /**
     * Hides a field from all steps. The original content is restored after the last step,
     * regardless of the results of the steps. For example {@code hide(Form::password,
     * Form::withPassword, "")}.
     *
     * @param <F> the class of the field
     * @param field returns the field of a value
     * @param with returns a copy of a value with another content of the field
     * @param placeholder the content that steps receive; null only if the field may be null
     * @return this builder
     */
    public <F extends @Nullable Object> Builder<T> hide(
        Function<T, F> field, BiFunction<T, F, T> with, F placeholder) {
      requireNonNull(field, "field");
      requireNonNull(with, "with");
      return hide(
          value -> with.apply(value, placeholder),
          (result, original) -> with.apply(result, field.apply(original)));
    }

    /**
     * Hides a part of the value from all steps, and restores it after the last step. For more than
     * a single field, for example the passwords in a map.
     *
     * @param hide returns a copy of a value without the part
     * @param restore returns a copy of the result of the steps (first argument) with the part of
     *     the original value (second argument)
     * @return this builder
     */
    public Builder<T> hide(UnaryOperator<T> hide, BinaryOperator<T> restore) {
      hiddenParts.add(
          new HiddenPart<>(requireNonNull(hide, "hide"), requireNonNull(restore, "restore")));
      return this;
    }

    /**
     * Protects a part of the value: a step that changes it has failed. For example {@code
     * protect("passenger", SeatRequest::passenger)}.
     *
     * @param description the name of the part, for messages
     * @param part returns the part of a value; parts are compared with {@code equals}
     * @return this builder
     */
    public Builder<T> protect(String description, Function<T, ?> part) {
      protectedParts.add(
          new ProtectedPart<>(
              requireNonNull(description, "description"), requireNonNull(part, "part")));
      return this;
    }

    /** {@return the filter type} */
    public FilterType<T> build() {
      return new FilterType<>(this);
    }
  }
}
