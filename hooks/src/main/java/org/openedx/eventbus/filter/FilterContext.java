package org.openedx.eventbus.filter;

import java.util.List;
import java.util.Map;

/** What a step is told of the call it is in. Good for that call alone. */
public interface FilterContext {
  /** The filter type that is run. */
  FilterType<?> type();

  /** The name of this step in the pipeline. */
  String step();

  /** The names of all steps of the pipeline, in their order. */
  List<String> pipeline();

  /** The options of the pipeline, with those of this step over them. */
  Map<String, String> options();

  /**
   * Whether the call is only to see what would happen: a step that writes elsewhere should not
   * then.
   */
  boolean isDryRun();

  /**
   * Ends the pipeline after this step, with what the step returns: {@code return
   * context.stop(value)}. A step that fails after this has not stopped anything.
   *
   * @return the value itself
   */
  <V> V stop(V value);
}
