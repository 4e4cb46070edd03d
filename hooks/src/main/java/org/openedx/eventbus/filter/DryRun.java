package org.openedx.eventbus.filter;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a value in a dry run, step by step. What a step sees has nothing in it that the
 * filter type withholds; the result has.
 *
 * @param steps those that ran, in their order
 * @param result what the caller would have got; empty when a step refused or failed
 * @param failure what the caller would have got instead
 */
public record DryRun<T>(
    FilterType<T> type, List<Step<T>> steps, Optional<T> result, Optional<Throwable> failure) {
  public DryRun {
    Objects.requireNonNull(type, "type");
    steps = List.copyOf(steps);
  }

  /**
   * One step of it.
   *
   * @param output empty when the step threw or what it returned could not be used
   * @param cause what it threw
   */
  public record Step<T>(
      String name,
      Decision decision,
      Duration took,
      T input,
      Optional<T> output,
      Optional<Throwable> cause) {
    static <T> Step<T> of(
        String name,
        Decision decision,
        Duration took,
        T input,
        @Nullable T output,
        @Nullable Throwable cause) {
      return new Step<>(
          name, decision, took, input, Optional.ofNullable(output), Optional.ofNullable(cause));
    }
  }
}
