package org.openedx.eventbus.filter;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.filter.DryRun.Decision;
import org.openedx.eventbus.internal.SafeCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports the results of steps to the log and to the listener, without values. Thread-safe. */
final class StepReports {
  private static final Logger LOG = LoggerFactory.getLogger(FilterPipelines.class);

  private final FilterListener listener;
  private final Duration slowThreshold;

  StepReports(FilterListener listener, Duration slowThreshold) {
    this.listener = listener;
    this.slowThreshold = slowThreshold;
  }

  void report(
      FilterType<?> filter,
      String step,
      Decision decision,
      Duration duration,
      @Nullable Throwable cause) {
    if (decision == Decision.FAILED_SILENTLY) {
      LOG.warn("Step '{}' of filter {} failed; continuing without it", step, filter, cause);
    }
    boolean slow = duration.compareTo(slowThreshold) > 0;
    if (slow) {
      LOG.warn("Step '{}' of filter {} took {} ms", step, filter, duration.toMillis());
    }
    if (listener != FilterListener.NONE) {
      SafeCalls.run(
          () -> {
            notifyListener(filter, step, decision, duration, cause);
            if (slow) {
              listener.onSlow(new FilterListener.SlowStep(filter, step, duration));
            }
          },
          e -> LOG.warn("Filter listener failed", e));
    }
  }

  private void notifyListener(
      FilterType<?> filter,
      String step,
      Decision decision,
      Duration duration,
      @Nullable Throwable cause) {
    switch (decision) {
      case CONTINUED ->
          listener.onReturned(new FilterListener.ReturnedStep(filter, step, duration));
      case STOPPED -> listener.onStopped(new FilterListener.StoppedStep(filter, step, duration));
      case REJECTED ->
          listener.onRejected(
              new FilterListener.RejectedStep(
                  filter, step, duration, (FilterException) Objects.requireNonNull(cause)));
      case DROPPED ->
          listener.onDropped(
              new FilterListener.DroppedStep(
                  filter, step, duration, (EventDroppedException) Objects.requireNonNull(cause)));
      case FAILED, FAILED_SILENTLY ->
          listener.onFailed(
              new FilterListener.FailedStep(
                  filter,
                  step,
                  duration,
                  Objects.requireNonNull(cause),
                  decision == Decision.FAILED_SILENTLY));
    }
  }
}
