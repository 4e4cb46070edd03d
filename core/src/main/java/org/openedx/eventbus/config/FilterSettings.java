package org.openedx.eventbus.config;

import java.util.List;
import java.util.Map;

/**
 * What a configuration says of one filter type.
 *
 * @param pipeline the classes of its steps, in their order
 * @param all for the pipeline as a whole
 * @param steps for single steps, by the step's name; a class in the pipeline goes by its full name
 */
public record FilterSettings(
    List<String> pipeline, FilterOptions all, Map<String, FilterOptions> steps) {

  /** Nothing said. */
  public static final FilterSettings NONE =
      new FilterSettings(List.of(), FilterOptions.NONE, Map.of());

  public FilterSettings {
    pipeline = List.copyOf(pipeline);
    steps = Map.copyOf(steps);
  }

  /** What is said of one step. */
  public FilterOptions step(String name) {
    return steps.getOrDefault(name, FilterOptions.NONE);
  }
}
