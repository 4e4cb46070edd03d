package org.openedx.eventbus.testkit;

import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;

/** Assertions on sent events, for example {@code assertThat(bus).sent(ORDER_PLACED, order)}. */
public final class SentEventsAssert extends AbstractAssert<SentEventsAssert, SentEvents> {
  SentEventsAssert(@Nullable SentEvents actual) {
    super(actual, SentEventsAssert.class);
  }

  /** Verifies the payloads sent of one type, in their order; other types are ignored. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final <T> SentEventsAssert sent(EventType<T> type, T... payloads) {
    isNotNull();
    Objects.requireNonNull(payloads, "payloads");
    List<T> found = actual.payloads(type);
    if (!found.equals(List.of(payloads))) {
      failWithMessage(
          "expected these payloads of %s to be sent:%n  %s%nbut they were%n  %s",
          type, List.of(payloads), found);
    }
    return this;
  }

  /** Verifies the types of all sent events, in their order. */
  public SentEventsAssert sentTypes(EventType<?>... types) {
    isNotNull();
    Objects.requireNonNull(types, "types");
    List<EventType<?>> found = actual.events().stream().<EventType<?>>map(Event::type).toList();
    if (!found.equals(List.of(types))) {
      failWithMessage(
          "expected events of these types to be sent:%n  %s%nbut they were of%n  %s",
          List.of(types), found);
    }
    return this;
  }

  /** Verifies that no event of a type was sent; other types are ignored. */
  public SentEventsAssert sentNothingOf(EventType<?> type) {
    isNotNull();
    if (!actual.events(type).isEmpty()) {
      failWithMessage(
          "expected no event of %s to be sent, but these payloads were:%n  %s",
          type, actual.payloads(type));
    }
    return this;
  }

  /** Verifies that no event was sent. */
  public SentEventsAssert sentNothing() {
    isNotNull();
    if (!actual.events().isEmpty()) {
      failWithMessage("expected no event to be sent, but these were:%n  %s", actual.events());
    }
    return this;
  }
}
