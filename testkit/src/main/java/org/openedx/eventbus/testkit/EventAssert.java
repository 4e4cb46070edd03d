package org.openedx.eventbus.testkit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.AbstractAssert;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;

/**
 * Assertions on one event.
 *
 * @param <T> the payload's class
 */
public final class EventAssert<T> extends AbstractAssert<EventAssert<T>, Event<T>> {
  EventAssert(Event<T> actual) {
    super(actual, EventAssert.class);
  }

  public EventAssert<T> hasType(EventType<?> expected) {
    isNotNull();
    if (!actual.type().equals(expected)) {
      failWithMessage("expected an event of %s, but it is of %s", expected, actual.type());
    }
    return this;
  }

  public EventAssert<T> hasPayload(T expected) {
    isNotNull();
    if (!actual.payload().equals(expected)) {
      failWithMessage("expected the payload%n  %s%nbut it is%n  %s", expected, actual.payload());
    }
    return this;
  }

  public EventAssert<T> hasId(UUID expected) {
    isNotNull();
    if (!actual.id().equals(expected)) {
      failWithMessage("expected the id %s, but it is %s", expected, actual.id());
    }
    return this;
  }

  public EventAssert<T> happenedAt(Instant expected) {
    isNotNull();
    if (!actual.metadata().time().equals(Optional.of(expected))) {
      failWithMessage("expected the time %s, but it is %s", expected, actual.metadata().time());
    }
    return this;
  }

  public EventAssert<T> comesFrom(String source) {
    isNotNull();
    if (!actual.metadata().source().equals(Optional.of(source))) {
      failWithMessage("expected the source %s, but it is %s", source, actual.metadata().source());
    }
    return this;
  }

  /** Verifies the text of a custom header. */
  public EventAssert<T> hasHeader(String name, String expected) {
    isNotNull();
    Optional<String> value = actual.headers().text(name);
    if (value.isEmpty()) {
      failWithMessage("expected header %s, but the event has %s", name, actual.headers());
    } else if (!value.get().equals(expected)) {
      failWithMessage("expected header %s to be %s, but it is %s", name, expected, value.get());
    }
    return this;
  }
}
