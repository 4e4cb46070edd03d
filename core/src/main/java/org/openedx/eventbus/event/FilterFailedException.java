package org.openedx.eventbus.event;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * Thrown when a filter cannot be completed: one of its steps threw, returned an invalid result, or
 * exceeded its deadline. The value that was passed to the filter is unchanged. A step that rejects
 * a value deliberately throws a different exception.
 */
public final class FilterFailedException extends EventBusException {
  private static final long serialVersionUID = 1L;

  private final EventName filter;
  private final @Nullable String step;

  /**
   * Creates an exception.
   *
   * @param filter the filter type's name
   * @param step the step's name, or null if the filter type itself failed to hide or restore a
   *     field
   * @param cause the exception of the step
   */
  public FilterFailedException(EventName filter, @Nullable String step, Throwable cause) {
    this(
        filter,
        step,
        Objects.requireNonNull(cause, "cause").getClass().getName(), // its message may quote values
        cause);
  }

  /**
   * Creates an exception with a problem.
   *
   * @param filter the filter type's name
   * @param step the step's name, or null if the filter type itself failed to hide or restore a
   *     field
   * @param problem what happened, for example {@code no result within 200 ms}; no values of the
   *     payload
   * @param cause the exception of the step
   */
  public FilterFailedException(
      EventName filter, @Nullable String step, String problem, Throwable cause) {
    super(
        step == null
            ? "filter " + filter + " failed to hide or restore a field: " + problem
            : "step " + step + " of filter " + filter + " failed: " + problem,
        Objects.requireNonNull(cause, "cause"));
    Objects.requireNonNull(problem, "problem");
    this.filter = Objects.requireNonNull(filter, "filter");
    this.step = step;
  }

  /** {@return the name of the filter type that failed} */
  public EventName filter() {
    return filter;
  }

  /** {@return the step that failed; empty if the filter type failed to hide or restore a field} */
  public Optional<String> step() {
    return Optional.ofNullable(step);
  }
}
