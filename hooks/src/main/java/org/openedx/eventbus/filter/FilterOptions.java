package org.openedx.eventbus.filter;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.openedx.eventbus.internal.Durations;

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
   * Creates options.
   *
   * @param failSilently whether the pipeline continues without a step that fails; empty if not set
   * @param deadline the time limit of the pipeline or step; empty if not set
   * @param options options for the code of the steps, by name
   * @throws IllegalArgumentException if the deadline is not positive
   */
  public FilterOptions {
    requireNonNull(failSilently, "failSilently");
    deadline = requireNonNull(deadline, "deadline").map(Durations::bounded);
    options = Map.copyOf(requireNonNull(options, "options"));
    if (deadline.isPresent() && (deadline.get().isNegative() || deadline.get().isZero())) {
      throw new IllegalArgumentException("deadline must be positive: " + deadline.get());
    }
  }

  /**
   * {@return these options with another policy for failures}
   *
   * @param failSilently true to continue the pipeline without a step that fails, false to fail
   */
  public FilterOptions failSilently(boolean failSilently) {
    return new FilterOptions(Optional.of(failSilently), deadline, options);
  }

  /**
   * {@return these options with another deadline}
   *
   * @param deadline the time limit, for example {@code ofSeconds(2)}
   * @throws IllegalArgumentException if the deadline is not positive
   */
  public FilterOptions deadline(Duration deadline) {
    return new FilterOptions(
        failSilently, Optional.of(requireNonNull(deadline, "deadline")), options);
  }

  /**
   * {@return these options with one more option for the code of the steps}
   *
   * @param name the name of the option, for example {@code domain}
   * @param value the value of the option; replaces the previous value of this name
   */
  public FilterOptions option(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(options);
    changed.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return new FilterOptions(failSilently, deadline, changed);
  }

  /**
   * {@return these options, with those of {@code fallback} where nothing is set here}
   *
   * @param fallback the options with lower precedence
   */
  public FilterOptions or(FilterOptions fallback) {
    Map<String, String> merged = new LinkedHashMap<>(requireNonNull(fallback, "fallback").options);
    merged.putAll(options);
    return new FilterOptions(
        failSilently.or(fallback::failSilently), deadline.or(fallback::deadline), merged);
  }
}
