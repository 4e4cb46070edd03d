package org.openedx.eventbus.filter;

import java.util.Map;

/**
 * One step of a filter pipeline. It receives what the previous step returned, and returns what the
 * next step receives. Must be thread-safe: it is called concurrently. For example:
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
   * @throws IllegalArgumentException if an option is missing or not valid; the message becomes part
   *     of the configuration error
   */
  default void check(Map<String, String> options) {}
}
