package org.openedx.eventbus.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;

/**
 * Assertions on one event, for example {@code assertThat(event).hasPayload(expected)}. A failed
 * assertion throws an {@link AssertionError} with the expected and the actual value.
 *
 * @param <T> the payload's class
 */
public final class EventAssert<T> extends AbstractAssert<EventAssert<T>, Event<T>> {
  EventAssert(@Nullable Event<T> actual) {
    super(actual, EventAssert.class);
  }

  /**
   * Verifies the event type.
   *
   * @param expected the type; its name and major version must be equal
   * @return this assertion object
   */
  public EventAssert<T> hasType(EventType<?> expected) {
    return has(expected, Event::type, "expected an event of %s, but it is of %s");
  }

  /**
   * Verifies the payload.
   *
   * @param expected a payload that is equal, as {@link Object#equals} defines it
   * @return this assertion object
   */
  public EventAssert<T> hasPayload(T expected) {
    return has(expected, Event::payload, "expected the payload%n  %s%nbut it is%n  %s");
  }

  /**
   * Verifies the event id.
   *
   * @param expected the id, for example {@code SequentialIds.id(1)}
   * @return this assertion object
   */
  public EventAssert<T> hasId(UUID expected) {
    return has(expected, Event::id, "expected the id %s, but it is %s");
  }

  private <V> EventAssert<T> has(V expected, Function<Event<T>, V> part, String message) {
    isNotNull();
    if (!part.apply(actual).equals(requireNonNull(expected, "expected"))) {
      failWithMessage(message, expected, part.apply(actual));
    }
    return this;
  }

  /**
   * Verifies the time of the event. Fails for an event without a time.
   *
   * @param expected the time, for example {@code TestClock.START}
   * @return this assertion object
   */
  public EventAssert<T> happenedAt(Instant expected) {
    isNotNull();
    if (!actual.metadata().time().equals(Optional.of(requireNonNull(expected, "expected")))) {
      failWithMessage(
          "expected the time %s, but it is %s", expected, textOf(actual.metadata().time()));
    }
    return this;
  }

  /**
   * Verifies the source. Fails for an event without a source.
   *
   * @param source the source, for example {@code openedx/lms/web}
   * @return this assertion object
   */
  public EventAssert<T> comesFrom(String source) {
    isNotNull();
    if (!actual.metadata().source().equals(Optional.of(requireNonNull(source, "source")))) {
      failWithMessage(
          "expected the source %s, but it is %s", source, textOf(actual.metadata().source()));
    }
    return this;
  }

  private static String textOf(Optional<?> value) {
    return value.map(Object::toString).orElse("absent");
  }

  /**
   * Verifies the text of a custom header. Fails for an event without the header.
   *
   * @param name the name of the header
   * @param expected its text
   * @return this assertion object
   */
  public EventAssert<T> hasHeader(String name, String expected) {
    isNotNull();
    requireNonNull(expected, "expected");
    Optional<String> value = actual.headers().text(requireNonNull(name, "name"));
    if (value.isEmpty()) {
      failWithMessage("expected header %s, but the event has %s", name, actual.headers());
    } else if (!value.get().equals(expected)) {
      failWithMessage("expected header %s to be %s, but it is %s", name, expected, value.get());
    }
    return this;
  }
}
