package org.openedx.eventbus.testkit;

import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;

/** Assertions on what was sent. */
public final class SentEventsAssert extends AbstractAssert<SentEventsAssert, SentEvents> {
  SentEventsAssert(SentEvents actual) {
    super(actual, SentEventsAssert.class);
  }

  /** Exactly these payloads of a type were sent, in this order; other types do not matter. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final <T> SentEventsAssert sent(EventType<T> type, T... payloads) {
    isNotNull();
    List<T> found = actual.payloads(type);
    if (!found.equals(List.of(payloads))) {
      failWithMessage(
          "expected to be sent of %s:%n  %s%nbut it was%n  %s", type, List.of(payloads), found);
    }
    return this;
  }

  /** Events of exactly these types were sent, in this order. */
  public SentEventsAssert sentTypes(EventType<?>... types) {
    isNotNull();
    List<EventType<?>> found = actual.events().stream().<EventType<?>>map(Event::type).toList();
    if (!found.equals(List.of(types))) {
      failWithMessage(
          "expected events of%n  %s%nto be sent, but it was%n  %s", List.of(types), found);
    }
    return this;
  }

  /** No event of a type was sent; other types do not matter. */
  public SentEventsAssert sentNothingOf(EventType<?> type) {
    isNotNull();
    if (!actual.events(type).isEmpty()) {
      failWithMessage(
          "expected nothing to be sent of %s, but it was%n  %s", type, actual.payloads(type));
    }
    return this;
  }

  public SentEventsAssert sentNothing() {
    isNotNull();
    if (!actual.events().isEmpty()) {
      failWithMessage("expected nothing to be sent, but it was%n  %s", actual.events());
    }
    return this;
  }
}
