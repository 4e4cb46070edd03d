package org.openedx.eventbus.filter;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Result of a dry run of a filter, step by step. Fields that the filter type hides are not
 * contained in the values of the steps, but in the result. For example {@code
 * filters.dryRun(SEAT_REQUESTED, request).steps().get(0).decision()}.
 *
 * @param <T> the class of the values
 * @param type the filter type
 * @param steps the steps that ran, in their order
 * @param result the value that the caller would receive; empty if {@code failure} is present
 * @param failure the exception that the caller would receive
 */
public record DryRun<T>(
    FilterType<T> type, List<Step<T>> steps, Optional<T> result, Optional<Throwable> failure) {
  /**
   * Creates a result.
   *
   * @param type the filter type
   * @param steps the steps that ran, in their order
   * @param result the value that the caller would receive; empty if {@code failure} is present
   * @param failure the exception that the caller would receive
   */
  public DryRun {
    Objects.requireNonNull(type, "type");
    steps = List.copyOf(Objects.requireNonNull(steps, "steps"));
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(failure, "failure");
  }

  /** How a step ended, and how the pipeline continued. */
  public enum Decision {
    /** The step returned; the next step received its value. */
    CONTINUED,
    /** The step returned and stopped the pipeline. */
    STOPPED,
    /** The step rejected the value; the caller received its {@link FilterException}. */
    REJECTED,
    /** The step dropped the event. */
    DROPPED,
    /** The step failed; the next step received the unchanged value. */
    FAILED_SILENTLY,
    /** The step failed, and with it the pipeline. */
    FAILED
  }

  /**
   * One step of a dry run.
   *
   * @param <T> the class of the values
   * @param name the name of the step
   * @param decision the outcome of the step
   * @param duration the running time of the step
   * @param input the value that it received
   * @param output the value that it returned; empty if it failed or if the value cannot be used
   * @param cause the exception of the step, or the reason why its value cannot be used
   */
  public record Step<T>(
      String name,
      Decision decision,
      Duration duration,
      T input,
      Optional<T> output,
      Optional<Throwable> cause) {
    /**
     * Creates a step.
     *
     * @param name the name of the step
     * @param decision the outcome of the step
     * @param duration the running time of the step
     * @param input the value that it received
     * @param output the value that it returned
     * @param cause the exception of the step, or the reason why its value cannot be used
     */
    public Step {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(decision, "decision");
      Objects.requireNonNull(duration, "duration");
      Objects.requireNonNull(input, "input");
      Objects.requireNonNull(output, "output");
      Objects.requireNonNull(cause, "cause");
    }
  }
}
