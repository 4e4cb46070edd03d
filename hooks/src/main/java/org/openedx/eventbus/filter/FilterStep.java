package org.openedx.eventbus.filter;

import java.util.Map;

/**
 * One step of a pipeline. It gets what the step before it returned, and returns what the next one
 * gets. It may be called from several threads at once.
 *
 * <p>A class that a configuration names is public, has a public constructor without parameters, and
 * is made once for each pipeline it stands in.
 *
 * @param <T> the value's class, immutable
 */
@FunctionalInterface
public interface FilterStep<T> {
  /**
   * Returns the value, changed or not; {@code return context.stop(value)} ends the pipeline with
   * it.
   *
   * @throws FilterException to refuse: it reaches the caller, whatever the pipeline's policy
   * @throws Exception a failure, which the policy of the step or the pipeline decides on
   */
  T apply(T value, FilterContext context) throws Exception;

  /**
   * Looks at the options once, when the pipeline is made, so that a wrong one is found at start.
   *
   * @throws IllegalArgumentException saying what is wrong with them
   */
  default void check(Map<String, String> options) {}
}
