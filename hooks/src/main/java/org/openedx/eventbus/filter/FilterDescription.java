package org.openedx.eventbus.filter;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in the pipeline of a filter type.
 *
 * @param withholds whether the type keeps something from its steps
 * @param deadline for all steps together
 * @param steps in their order
 */
public record FilterDescription(
    FilterType<?> type, boolean withholds, Optional<Duration> deadline, List<Step> steps) {
  public FilterDescription {
    steps = List.copyOf(steps);
  }

  /**
   * One step of it.
   *
   * @param implementation the step's class
   * @param origin who put it there: code, a setting, a plugin
   * @param failSilently whether the pipeline goes on without the step when it fails
   * @param deadline for this step alone
   * @param options the names of the options it is given; their values may be secrets
   */
  public record Step(
      String name,
      String implementation,
      String origin,
      boolean failSilently,
      Optional<Duration> deadline,
      Set<String> options) {
    public Step {
      options = Set.copyOf(options);
    }
  }

  static FilterDescription of(Pipeline<?> pipeline) {
    return new FilterDescription(
        pipeline.type(),
        pipeline.type().withholds(),
        pipeline.deadline(),
        pipeline.steps().stream().map(FilterDescription::of).toList());
  }

  private static Step of(WiredStep<?> step) {
    return new Step(
        step.name(),
        step.step().getClass().getName(),
        step.origin(),
        step.failSilently(),
        step.deadline(),
        step.options().keySet());
  }
}
