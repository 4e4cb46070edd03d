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

  /** Begins assertions on an event. */
  public static <T> EventAssert<T> assertThat(@Nullable Event<T> actual) {
    return new EventAssert<>(actual);
  }

  /**
   * Begins assertions on the sent events of a {@link TestEventBus} or {@link RecordingProducer}.
   */
  public static SentEventsAssert assertThat(@Nullable SentEvents actual) {
    return new SentEventsAssert(actual);
  }

  /** Begins assertions on the events of a handler. */
  public static <T> RecordingHandlerAssert<T> assertThat(@Nullable RecordingHandler<T> actual) {
    return new RecordingHandlerAssert<>(actual);
  }
}
