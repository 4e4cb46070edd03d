package org.openedx.eventbus.filter;

import java.time.Duration;
import org.openedx.eventbus.event.EventDroppedException;

/**
 * Listener of filter steps, for metrics. Called on the thread of the filter's caller, which it must
 * not block for long; must be thread-safe. Exceptions of a listener are logged and ignored. It
 * never receives a value, because values may contain personal data. For example:
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

  /**
   * Called when a step returned a value.
   *
   * @param step the step and its running time
   */
  default void onReturned(ReturnedStep step) {}

  /**
   * Called when a step returned a value and stopped the pipeline.
   *
   * @param step the step and its running time
   */
  default void onStopped(StoppedStep step) {}

  /**
   * Called when a step rejected a value; the caller receives the exception.
   *
   * @param step the step, its running time and the exception
   */
  default void onRejected(RejectedStep step) {}

  /**
   * Called when a step dropped an event.
   *
   * @param step the step, its running time and the exception with the reason
   */
  default void onDropped(DroppedStep step) {}

  /**
   * Called when a step failed.
   *
   * @param step the step, its running time and the cause
   */
  default void onFailed(FailedStep step) {}

  /**
   * Called when a step took longer than {@code eventbus.filters.slow-threshold}, after the method
   * for its outcome.
   *
   * @param step the step and its running time
   */
  default void onSlow(SlowStep step) {}

  /**
   * A step that returned a value, which the next step or the caller received.
   *
   * @param filter the filter type
   * @param step the name of the step
   * @param duration the running time of the step
   */
  record ReturnedStep(FilterType<?> filter, String step, Duration duration) {}

  /**
   * A step that returned a value and stopped the pipeline.
   *
   * @param filter the filter type
   * @param step the name of the step
   * @param duration the running time of the step
   */
  record StoppedStep(FilterType<?> filter, String step, Duration duration) {}

  /**
   * A step that rejected a value.
   *
   * @param filter the filter type
   * @param step the name of the step
   * @param duration the running time of the step
   * @param cause the exception that the caller receives
   */
  record RejectedStep(
      FilterType<?> filter, String step, Duration duration, FilterException cause) {}

  /**
   * A step that dropped an event.
   *
   * @param filter the filter type
   * @param step the name of the step
   * @param duration the running time of the step
   * @param cause the exception with the reason
   */
  record DroppedStep(
      FilterType<?> filter, String step, Duration duration, EventDroppedException cause) {}

  /**
   * A step that failed.
   *
   * @param filter the filter type
   * @param step the name of the step
   * @param duration the running time of the step
   * @param cause the exception of the step, or the reason why its result cannot be used
   * @param silently whether the pipeline continued without the step; otherwise the caller receives
   *     an exception
   */
  record FailedStep(
      FilterType<?> filter, String step, Duration duration, Throwable cause, boolean silently) {}

  /**
   * A step that took longer than the slow threshold.
   *
   * @param filter the filter type
   * @param step the name of the step
   * @param duration the running time of the step
   */
  record SlowStep(FilterType<?> filter, String step, Duration duration) {}
}
