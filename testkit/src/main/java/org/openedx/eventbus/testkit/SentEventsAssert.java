package org.openedx.eventbus.testkit;

import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;

/**
 * Assertions on sent events, for example {@code assertThat(bus).sent(ORDER_PLACED, order)}. A
 * failed assertion throws an {@link AssertionError} with the expected and the actual events.
 */
public final class SentEventsAssert extends AbstractAssert<SentEventsAssert, SentEvents> {
  SentEventsAssert(@Nullable SentEvents actual) {
    super(actual, SentEventsAssert.class);
  }

  /**
   * Verifies the payloads sent of one type, in their order. Other types are ignored.
   *
   * @param <T> the payload's class
   * @param type the event type
   * @param payloads all payloads of the type
   * @return this assertion object
   */
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

  /**
   * Verifies the types of all sent events, in their order.
   *
   * @param types one type for each event
   * @return this assertion object
   */
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

  /**
   * Verifies that no event of a type was sent. Other types are ignored.
   *
   * @param type the event type
   * @return this assertion object
   */
  public SentEventsAssert sentNothingOf(EventType<?> type) {
    isNotNull();
    if (!actual.events(type).isEmpty()) {
      failWithMessage(
          "expected no event of %s to be sent, but these payloads were:%n  %s",
          type, actual.payloads(type));
    }
    return this;
  }

  /**
   * Verifies that no event was sent.
   *
   * @return this assertion object
   */
  public SentEventsAssert sentNothing() {
    isNotNull();
    if (!actual.events().isEmpty()) {
      failWithMessage("expected no event to be sent, but these were:%n  %s", actual.events());
    }
    return this;
  }
}
