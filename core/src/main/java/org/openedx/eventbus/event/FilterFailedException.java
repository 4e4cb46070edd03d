package org.openedx.eventbus.event;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * A filter could not be completed: one of its steps threw, returned an unusable result, or exceeded
 * its deadline. The value given to the filter is unchanged. A step that rejects a value on purpose
 * throws another exception.
 */
public final class FilterFailedException extends EventBusException {
  private static final long serialVersionUID = 1L;

  private final EventName filter;
  private final @Nullable String step;

  /**
   * Creates an exception for a failed step.
   *
   * @param filter the filter type's name
   * @param step the step's name, or null if the filter type itself failed to hide or restore a
   *     field
   * @param cause what was thrown
   */
  public FilterFailedException(EventName filter, @Nullable String step, Throwable cause) {
    super(
        step == null
            ? "filter " + filter + " failed to hide or restore a field: " + cause
            : "step " + step + " of filter " + filter + " failed: " + cause,
        cause);
    this.filter = filter;
    this.step = step;
  }

  /** Returns the name of the filter type that failed. */
  public EventName filter() {
    return filter;
  }

  /** Returns the step that failed; empty if the filter type failed to hide or restore a field. */
  public Optional<String> step() {
    return Optional.ofNullable(step);
  }
}
