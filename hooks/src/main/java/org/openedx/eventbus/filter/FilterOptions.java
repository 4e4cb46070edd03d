package org.openedx.eventbus.filter;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Options of a filter pipeline, or of one of its steps. Immutable. For example {@code
 * FilterOptions.NONE.failSilently(true).deadline(ofSeconds(2))}.
 *
 * @param failSilently whether the pipeline continues without a step that fails; otherwise the
 *     caller receives an exception
 * @param deadline the time limit of the pipeline or step
 * @param options options for the code of the steps, by name; see {@link FilterContext#options}
 */
public record FilterOptions(
    Optional<Boolean> failSilently, Optional<Duration> deadline, Map<String, String> options) {

  /** No option is set. */
  public static final FilterOptions NONE =
      new FilterOptions(Optional.empty(), Optional.empty(), Map.of());

  /**
   * @throws IllegalArgumentException if the deadline is not positive
   */
  public FilterOptions {
    Objects.requireNonNull(failSilently, "failSilently");
    Objects.requireNonNull(deadline, "deadline");
    options = Map.copyOf(Objects.requireNonNull(options, "options"));
    if (deadline.isPresent() && (deadline.get().isNegative() || deadline.get().isZero())) {
      throw new IllegalArgumentException("deadline must be positive: " + deadline.get());
    }
  }

  /** {@return these options with another policy for failures} */
  public FilterOptions failSilently(boolean value) {
    return new FilterOptions(Optional.of(value), deadline, options);
  }

  /** {@return these options with another deadline} */
  public FilterOptions deadline(Duration value) {
    return new FilterOptions(
        failSilently, Optional.of(Objects.requireNonNull(value, "value")), options);
  }

  /** {@return these options with one more option for the code of the steps} */
  public FilterOptions option(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(options);
    changed.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
    return new FilterOptions(failSilently, deadline, changed);
  }

  /** {@return these options, with those of {@code fallback} where nothing is set here} */
  public FilterOptions or(FilterOptions fallback) {
    Map<String, String> merged =
        new LinkedHashMap<>(Objects.requireNonNull(fallback, "fallback").options);
    merged.putAll(options);
    return new FilterOptions(
        failSilently.or(fallback::failSilently), deadline.or(fallback::deadline), merged);
  }
}
