package org.openedx.eventbus.filter;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener and the log how steps ended; neither sees a value. */
final class StepReports {
  private static final Logger LOG = LoggerFactory.getLogger(FilterPipelines.class);

  private final FilterListener listener;
  private final Duration slow;

  StepReports(FilterListener listener, Duration slow) {
    this.listener = listener;
    this.slow = slow;
  }

  void ended(
      FilterType<?> type,
      WiredStep<?> step,
      Decision decision,
      Duration took,
      @Nullable Throwable cause) {
    if (decision == Decision.FAILED_SILENTLY) {
      LOG.warn(
          "Step {} of filter {} failed; the pipeline goes on without it",
          step.name(),
          type.name(),
          cause);
    }
    boolean tooLong = took.compareTo(slow) > 0;
    if (tooLong) {
      LOG.warn("Step {} of filter {} took {} ms", step.name(), type.name(), took.toMillis());
    }
    if (listener == FilterListener.NONE) {
      return;
    }
    try {
      tell(type, step.name(), decision, took, cause);
      if (tooLong) {
        listener.slow(type, step.name(), took);
      }
    } catch (RuntimeException e) {
      LOG.warn("The filter listener failed", e);
    }
  }

  private void tell(
      FilterType<?> type,
      String step,
      Decision decision,
      Duration took,
      @Nullable Throwable cause) {
    switch (decision) {
      case WENT_ON -> listener.returned(type, step, took);
      case STOPPED -> listener.stopped(type, step, took);
      case REFUSED ->
          listener.refused(type, step, took, (EventBusException) Objects.requireNonNull(cause));
      case FAILED, FAILED_SILENTLY ->
          listener.failed(
              type,
              step,
              took,
              Objects.requireNonNull(cause),
              decision == Decision.FAILED_SILENTLY);
    }
  }
}
