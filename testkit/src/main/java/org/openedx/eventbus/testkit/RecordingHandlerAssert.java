package org.openedx.eventbus.testkit;

import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the events of a handler, for example {@code
 * assertThat(handler).received(expected)}. A failed assertion throws an {@link AssertionError} with
 * the expected and the actual payloads.
 *
 * @param <T> the payload's class
 */
public final class RecordingHandlerAssert<T>
    extends AbstractAssert<RecordingHandlerAssert<T>, RecordingHandler<T>> {
  RecordingHandlerAssert(@Nullable RecordingHandler<T> actual) {
    super(actual, RecordingHandlerAssert.class);
  }

  /**
   * Verifies the payloads received, in their order.
   *
   * @param payloads the payloads of all events since the last {@link RecordingHandler#clear}
   * @return this assertion object
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final RecordingHandlerAssert<T> received(T... payloads) {
    isNotNull();
    Objects.requireNonNull(payloads, "payloads");
    if (!actual.payloads().equals(List.of(payloads))) {
      failWithMessage(
          "expected the handler to receive these payloads:%n  %s%nbut they were%n  %s",
          List.of(payloads), actual.payloads());
    }
    return this;
  }

  /**
   * Verifies that the handler received no event.
   *
   * @return this assertion object
   */
  public RecordingHandlerAssert<T> receivedNothing() {
    return received();
  }
}
