package org.openedx.eventbus.testkit;

import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.openedx.eventbus.event.EventType;

/** Assertions on what was sent. */
public final class RecordingProducerAssert
    extends AbstractAssert<RecordingProducerAssert, RecordingProducer> {
  RecordingProducerAssert(RecordingProducer actual) {
    super(actual, RecordingProducerAssert.class);
  }

  /** Exactly these payloads of a type were sent, in this order; other types do not matter. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final <T> RecordingProducerAssert sent(EventType<T> type, T... payloads) {
    isNotNull();
    List<T> found = actual.payloads(type);
    if (!found.equals(List.of(payloads))) {
      failWithMessage(
          "expected to be sent of %s:%n  %s%nbut it was%n  %s", type, List.of(payloads), found);
    }
    return this;
  }

  public RecordingProducerAssert sentNothing() {
    isNotNull();
    if (!actual.events().isEmpty()) {
      failWithMessage("expected nothing to be sent, but it was%n  %s", actual.events());
    }
    return this;
  }
}
