package org.openedx.eventbus.filter;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Description of the pipeline of one filter type, for example for a page of an admin interface. See
 * {@link FilterPipelines#describe}.
 *
 * @param type the filter type
 * @param hidesFields whether the type hides fields from its steps
 * @param deadline the time limit of all steps together; empty if there is none
 * @param steps the steps, in their order
 */
public record FilterDescription(
    FilterType<?> type, boolean hidesFields, Optional<Duration> deadline, List<Step> steps) {
  /**
   * Creates a description.
   *
   * @param type the filter type
   * @param hidesFields whether the type hides fields from its steps
   * @param deadline the time limit of all steps together
   * @param steps the steps, in their order
   */
  public FilterDescription {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(deadline, "deadline");
    steps = List.copyOf(Objects.requireNonNull(steps, "steps"));
  }

  /**
   * One step of a pipeline.
   *
   * @param name the name of the step
   * @param implementation the class of the step
   * @param origin the place where the step was added: {@code code}, the name of a setting, or a
   *     plugin
   * @param failSilently whether the pipeline continues without the step if it fails
   * @param deadline the time limit of this step; empty if only that of the pipeline applies
   * @param options the names of its options, without their values, which may be secrets
   */
  public record Step(
      String name,
      String implementation,
      String origin,
      boolean failSilently,
      Optional<Duration> deadline,
      Set<String> options) {
    /**
     * Creates a step.
     *
     * @param name the name of the step
     * @param implementation the class of the step
     * @param origin the place where the step was added
     * @param failSilently whether the pipeline continues without the step if it fails
     * @param deadline the time limit of this step
     * @param options the names of its options
     */
    public Step {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(implementation, "implementation");
      Objects.requireNonNull(origin, "origin");
      Objects.requireNonNull(deadline, "deadline");
      options = Set.copyOf(Objects.requireNonNull(options, "options"));
    }
  }

  static FilterDescription of(Pipeline<?> pipeline) {
    return new FilterDescription(
        pipeline.type(),
        pipeline.type().hidesFields(),
        pipeline.deadline(),
        pipeline.steps().stream().map(FilterDescription::of).toList());
  }

  private static Step of(Pipeline.Step<?> step) {
    return new Step(
        step.name(),
        step.code().getClass().getName(),
        step.origin(),
        step.failSilently(),
        step.deadline(),
        step.options().keySet());
  }
}
