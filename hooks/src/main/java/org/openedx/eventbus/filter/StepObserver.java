package org.openedx.eventbus.filter;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sees each step of one run, values included. */
interface StepObserver<T> {
  /**
   * @param output null where there is none
   * @param cause null where the step did not throw
   */
  void ended(
      WiredStep<T> step,
      Decision decision,
      Duration took,
      T input,
      @Nullable T output,
      @Nullable Throwable cause);
}
