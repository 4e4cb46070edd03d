package org.openedx.eventbus.filter;

import java.time.Duration;
import org.openedx.eventbus.event.EventDroppedException;

/**
 * Listener of filter steps, for metrics. Called on the thread of the filter's caller, which it must
 * not block for long. Exceptions of a listener are logged and ignored. It never receives a value,
 * because values may contain personal data. For example:
 *
 * <pre>{@code
 * FilterPipelines.builder(config)
 *     .listener(
 *         new FilterListener() {
 *           @Override
 *           public void onFailed(FailedStep failed) {
 *             failures.increment(failed.step());
 *           }
 *         })
 *     .build();
 * }</pre>
 */
public interface FilterListener {
  /** A listener that does nothing. */
  FilterListener NONE = new FilterListener() {};

  /** Called when a step returned a value. */
  default void onReturned(ReturnedStep step) {}

  /** Called when a step returned a value and stopped the pipeline. */
  default void onStopped(StoppedStep step) {}

  /** Called when a step rejected a value; the caller receives the exception. */
  default void onRejected(RejectedStep step) {}

  /** Called when a step dropped an event. */
  default void onDropped(DroppedStep step) {}

  /** Called when a step failed. */
  default void onFailed(FailedStep step) {}

  /**
   * Called when a step took longer than {@code eventbus.filters.slow-threshold}, after the method
   * for its outcome.
   */
  default void onSlow(SlowStep step) {}

  /** A step that returned a value, which the next step or the caller received. */
  record ReturnedStep(FilterType<?> filter, String step, Duration duration) {}

  /** A step that returned a value and stopped the pipeline. */
  record StoppedStep(FilterType<?> filter, String step, Duration duration) {}

  /** A step that rejected a value with {@code cause}. */
  record RejectedStep(
      FilterType<?> filter, String step, Duration duration, FilterException cause) {}

  /** A step that dropped an event with {@code cause}. */
  record DroppedStep(
      FilterType<?> filter, String step, Duration duration, EventDroppedException cause) {}

  /**
   * A step that failed.
   *
   * @param cause what the step threw, or why its result cannot be used
   * @param silently whether the pipeline continued without the step; otherwise the caller receives
   *     an exception
   */
  record FailedStep(
      FilterType<?> filter, String step, Duration duration, Throwable cause, boolean silently) {}

  /** A step that took longer than the slow threshold. */
  record SlowStep(FilterType<?> filter, String step, Duration duration) {}
}
