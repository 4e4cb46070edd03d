package org.openedx.eventbus.filter;

import java.util.List;
import java.util.Map;

/**
 * The call of a {@link FilterStep}. Valid only during this call. For example {@code
 * context.options().get("domain")}.
 */
public interface FilterContext {
  /** Returns the filter type that is run. */
  FilterType<?> type();

  /** Returns the name of this step in the pipeline. */
  String step();

  /** Returns the names of all steps of the pipeline, in their order. */
  List<String> pipeline();

  /** Returns the options of the pipeline, overridden by those of this step. */
  Map<String, String> options();

  /** Returns whether this is a dry run, in which a step should not change anything elsewhere. */
  boolean isDryRun();

  /**
   * Stops the pipeline after this step: later steps do not run, and the caller receives what this
   * step returns. For example {@code return context.stop(value)}. If the step then fails, the
   * pipeline is not stopped.
   *
   * @return the value itself
   */
  <V> V stop(V value);
}
