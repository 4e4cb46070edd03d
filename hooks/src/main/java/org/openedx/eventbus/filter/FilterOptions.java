package org.openedx.eventbus.filter;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is said of a pipeline of filter steps, or of one step in it. Immutable.
 *
 * @param failSilently whether a step that fails is passed over, instead of failing the caller
 * @param deadline how long the pipeline, or the step, may take
 * @param options handed to the steps as they are
 */
public record FilterOptions(
    Optional<Boolean> failSilently, Optional<Duration> deadline, Map<String, String> options) {

  /** Nothing said. */
  public static final FilterOptions NONE =
      new FilterOptions(Optional.empty(), Optional.empty(), Map.of());

  public FilterOptions {
    options = Map.copyOf(options);
    if (deadline.isPresent() && (deadline.get().isNegative() || deadline.get().isZero())) {
      throw new IllegalArgumentException("a deadline is positive: " + deadline.get());
    }
  }

  /** The same with this answer to a step's failure. */
  public FilterOptions failSilently(boolean value) {
    return new FilterOptions(Optional.of(value), deadline, options);
  }

  /** The same with this deadline. */
  public FilterOptions deadline(Duration value) {
    return new FilterOptions(failSilently, Optional.of(value), options);
  }

  /** The same with one option more. */
  public FilterOptions option(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(name, value);
    return new FilterOptions(failSilently, deadline, more);
  }

  /** Each leaf from here, or from there where nothing is said here. */
  public FilterOptions or(FilterOptions there) {
    Map<String, String> both = new LinkedHashMap<>(there.options);
    both.putAll(options);
    return new FilterOptions(
        failSilently.or(there::failSilently), deadline.or(there::deadline), both);
  }
}
