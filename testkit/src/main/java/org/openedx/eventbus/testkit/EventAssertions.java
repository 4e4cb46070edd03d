package org.openedx.eventbus.testkit;

import org.openedx.eventbus.event.Event;

/** Where AssertJ's {@code assertThat} finds events; import it statically beside AssertJ's own. */
public final class EventAssertions {
  private EventAssertions() {}

  public static <T> EventAssert<T> assertThat(Event<T> actual) {
    return new EventAssert<>(actual);
  }

  public static RecordingProducerAssert assertThat(RecordingProducer actual) {
    return new RecordingProducerAssert(actual);
  }
}
