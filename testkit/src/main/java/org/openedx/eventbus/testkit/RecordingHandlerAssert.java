package org.openedx.eventbus.testkit;

import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what a handler was given.
 *
 * @param <T> the payload's class
 */
public final class RecordingHandlerAssert<T>
    extends AbstractAssert<RecordingHandlerAssert<T>, RecordingHandler<T>> {
  RecordingHandlerAssert(RecordingHandler<T> actual) {
    super(actual, RecordingHandlerAssert.class);
  }

  /** Exactly these payloads came, in this order. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final RecordingHandlerAssert<T> received(T... payloads) {
    isNotNull();
    if (!actual.payloads().equals(List.of(payloads))) {
      failWithMessage(
          "expected the handler to receive%n  %s%nbut it was%n  %s",
          List.of(payloads), actual.payloads());
    }
    return this;
  }

  public RecordingHandlerAssert<T> receivedNothing() {
    return received();
  }
}
