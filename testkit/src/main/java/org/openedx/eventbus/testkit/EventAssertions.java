package org.openedx.eventbus.testkit;

import org.openedx.eventbus.event.Event;

/** Where AssertJ's {@code assertThat} finds events; import it statically beside AssertJ's own. */
public final class EventAssertions {
  private EventAssertions() {}

  public static <T> EventAssert<T> assertThat(Event<T> actual) {
    return new EventAssert<>(actual);
  }

  /** On what a {@link TestEventBus} or a {@link RecordingProducer} was given to send. */
  public static SentEventsAssert assertThat(SentEvents actual) {
    return new SentEventsAssert(actual);
  }

  public static <T> RecordingHandlerAssert<T> assertThat(RecordingHandler<T> actual) {
    return new RecordingHandlerAssert<>(actual);
  }
}
