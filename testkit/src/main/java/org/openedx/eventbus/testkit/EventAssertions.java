package org.openedx.eventbus.testkit;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.Event;

/**
 * Entry points of the assertions, like those of AssertJ. For example:
 *
 * <pre>{@code
 * import static org.openedx.eventbus.testkit.EventAssertions.assertThat;
 *
 * assertThat(bus).sentNothing();
 * }</pre>
 */
public final class EventAssertions {
  private EventAssertions() {}

  /**
   * Begins assertions on an event.
   *
   * @param <T> the payload's class
   * @param actual the event; every assertion fails for null
   * @return assertions on the event
   */
  public static <T> EventAssert<T> assertThat(@Nullable Event<T> actual) {
    return new EventAssert<>(actual);
  }

  /**
   * Begins assertions on sent events.
   *
   * @param actual the {@link TestEventBus} or {@link RecordingProducer}; every assertion fails for
   *     null
   * @return assertions on the events that were sent until each assertion is called
   */
  public static SentEventsAssert assertThat(@Nullable SentEvents actual) {
    return new SentEventsAssert(actual);
  }

  /**
   * Begins assertions on the events of a handler. They do not wait: a test of a consumer first
   * calls {@link RecordingHandler#awaitEvents}.
   *
   * @param <T> the payload's class
   * @param actual the handler; every assertion fails for null
   * @return assertions on the events that arrive until each assertion is called
   */
  public static <T> RecordingHandlerAssert<T> assertThat(@Nullable RecordingHandler<T> actual) {
    return new RecordingHandlerAssert<>(actual);
  }
}
