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
    super(
        step == null
            ? "filter " + filter + " failed to hide or restore a field: " + cause
            : "step " + step + " of filter " + filter + " failed: " + cause,
        Objects.requireNonNull(cause, "cause"));
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
