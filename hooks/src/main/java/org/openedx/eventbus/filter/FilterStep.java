package org.openedx.eventbus.filter;

import java.util.Map;

/**
 * One step of a filter pipeline. It receives the result of the previous step, and its own result is
 * passed to the next step. Must be thread-safe: it is called concurrently. For example:
 *
 * <pre>{@code
 * public final class WindowSeats implements FilterStep<SeatRequest> {
 *   @Override
 *   public SeatRequest apply(SeatRequest request, FilterContext context) {
 *     if (isFull(request.row())) {
 *       throw new FilterException("full", "the row is full");
 *     }
 *     return request.withSeat("A");
 *   }
 * }
 * }</pre>
 *
 * <p>A class that the configuration names is public and has a public constructor without
 * parameters. One instance is created for each pipeline that names it.
 *
 * @param <T> the class of the values, immutable
 */
@FunctionalInterface
public interface FilterStep<T> {
  /**
   * {@return the value, changed or unchanged} Use {@link FilterContext#stop} to skip later steps.
   *
   * @param value the value, without the fields that the filter type hides
   * @param context the options of the step; valid only during this call
   * @throws FilterException to reject the value; the caller receives it regardless of the policy
   * @throws org.openedx.eventbus.event.EventDroppedException to drop the event, in filters of
   *     events
   * @throws Exception if the step failed; the policy of the step or pipeline then applies
   */
  T apply(T value, FilterContext context) throws Exception;

  /**
   * Checks the options. Called once, when the pipeline is built, so that an invalid option is
   * reported at start.
   *
   * @param options the options of the pipeline, overridden by those of this step
   * @throws IllegalArgumentException if an option is missing or not valid; the message becomes part
   *     of the configuration error
   */
  default void check(Map<String, String> options) {}
}
