package org.openedx.eventbus.filter;

import java.util.List;
import java.util.Map;

/**
 * The call of a {@link FilterStep}. Valid only during this call. For example {@code
 * context.options().get("domain")}.
 */
public interface FilterContext {
  /** {@return the filter type that is run} */
  FilterType<?> type();

  /** {@return the name of this step in the pipeline} */
  String step();

  /** {@return the names of all steps of the pipeline, in their order} */
  List<String> pipeline();

  /** {@return the options of the pipeline, overridden by those of this step} */
  Map<String, String> options();

  /** {@return whether this is a dry run, in which a step should not change anything elsewhere} */
  boolean isDryRun();

  /**
   * Stops the pipeline after this step: later steps do not run, and the caller receives the result
   * of this step. For example {@code return context.stop(value)}. If the step then fails, the
   * pipeline is not stopped.
   *
   * @param <V> the class of the value
   * @param value the value that the step returns
   * @return the value itself
   */
  <V> V stop(V value);
}
