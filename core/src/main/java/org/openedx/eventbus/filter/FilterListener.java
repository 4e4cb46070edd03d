package org.openedx.eventbus.filter;

import java.time.Duration;

/**
 * Sees what the steps of filters do, for metrics. Called on the thread of the filter's caller, so
 * it should be quick; what it throws is logged and has no other effect. It never sees a value.
 */
public interface FilterListener {
  /** A listener that does nothing. */
  FilterListener NONE = new FilterListener() {};

  /** A step returned a value. */
  default void returned(FilterType<?> type, String step, Duration took) {}

  /** A step returned a value and ended the pipeline with it. */
  default void stopped(FilterType<?> type, String step, Duration took) {}

  /** A step refused; the caller got its exception. */
  default void refused(FilterType<?> type, String step, Duration took, FilterException refusal) {}

  /**
   * A step failed.
   *
   * @param silently whether the pipeline went on without it
   */
  default void failed(
      FilterType<?> type, String step, Duration took, Throwable cause, boolean silently) {}

  /** A step took longer than {@code eventbus.filters.slow}, however it ended; also logged. */
  default void slow(FilterType<?> type, String step, Duration took) {}
}
