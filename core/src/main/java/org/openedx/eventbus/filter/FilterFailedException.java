package org.openedx.eventbus.filter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * A pipeline could not be run to its end, though nobody refused: a step threw, returned nothing
 * usable, or was not back in time. The value the caller gave is as it was.
 */
public final class FilterFailedException extends EventBusException {
  private static final long serialVersionUID = 1L;

  private final transient FilterType<?> type;
  private final @Nullable String step;

  FilterFailedException(FilterType<?> type, String step, Throwable cause) {
    super("step " + step + " of filter " + type.name() + " failed: " + cause, cause);
    this.type = type;
    this.step = step;
  }

  /** Not a step failed but the type's own withholding. */
  FilterFailedException(FilterType<?> type, Throwable cause) {
    super("filter " + type.name() + " cannot withhold or put back: " + cause, cause);
    this.type = type;
    this.step = null;
  }

  /** The filter type that was run. */
  public FilterType<?> type() {
    return type;
  }

  /** The step that failed; empty when it was the filter type's own withholding. */
  public Optional<String> step() {
    return Optional.ofNullable(step);
  }
}
