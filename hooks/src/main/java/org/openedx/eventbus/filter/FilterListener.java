package org.openedx.eventbus.filter;

import java.time.Duration;
import org.openedx.eventbus.EventBusException;

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

  /**
   * Called when a step rejected the value or dropped the event; the caller received its exception.
   *
   * @param refusal a {@link FilterException} or an {@link
   *     org.openedx.eventbus.event.EventDroppedException}
   */
  default void refused(FilterType<?> type, String step, Duration took, EventBusException refusal) {}

  /**
   * A step failed.
   *
   * @param silently whether the pipeline went on without it
   */
  default void failed(
      FilterType<?> type, String step, Duration took, Throwable cause, boolean silently) {}

  /**
   * A step took longer than {@code eventbus.filters.slow-threshold}, however it ended; also logged.
   */
  default void slow(FilterType<?> type, String step, Duration took) {}
}
