package org.openedx.eventbus.filter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.event.FilterFailedException;
import org.openedx.eventbus.filter.DryRun.Decision;

/** The steps of one filter type, in their order. Thread-safe. */
final class Pipeline<T> {
  private final FilterType<T> type;
  private final List<Step<T>> steps;
  private final List<String> names;
  private final Optional<Duration> deadline;
  private final StepWorkers workers;

  /**
   * A step with the options that apply to it.
   *
   * @param origin the place where the step was added, for messages
   * @param deadline the time limit of this step
   */
  record Step<T>(
      String name,
      FilterStep<T> code,
      String origin,
      boolean failSilently,
      Optional<Duration> deadline,
      Map<String, String> options) {}

  /** Receives the result of each step of a run, values included. */
  interface Observer<T> {
    /**
     * @param output null if the step threw or if its result cannot be used
     * @param cause null if the step returned a value that can be used
     */
    void onEnd(
        Step<T> step,
        Decision decision,
        Duration duration,
        T input,
        @Nullable T output,
        @Nullable Throwable cause);
  }

  /** The result of a step cannot be passed to the next step. Used as the cause of a failure. */
  private static final class UnusableResultException extends EventBusException {
    private static final long serialVersionUID = 1L;

    UnusableResultException(String message) {
      super(message);
    }
  }

  Pipeline(
      FilterType<T> type, List<Step<T>> steps, Optional<Duration> deadline, StepWorkers workers) {
    this.type = type;
    this.steps = List.copyOf(steps);
    this.names = steps.stream().map(Step::name).toList();
    this.deadline = deadline;
    this.workers = workers;
  }

  FilterType<T> type() {
    return type;
  }

  List<Step<T>> steps() {
    return steps;
  }

  Optional<Duration> deadline() {
    return deadline;
  }

  /**
   * Runs the steps. Because values are immutable, a step that fails has no effect on the value that
   * the next step receives.
   */
  T run(T original, boolean dryRun, Observer<T> observer) {
    T visible = hide(original);
    T current = visible;
    long start = System.nanoTime();
    for (Step<T> step : steps) {
      StepCall<T> call = new StepCall<>(type, step, names, dryRun);
      long stepStart = System.nanoTime();
      T input = current;
      T output;
      try {
        output = apply(step, call, input, stepStart - start);
        Optional<String> problem = type.problem(output, visible);
        if (problem.isPresent()) {
          throw new UnusableResultException(problem.get());
        }
      } catch (FilterException e) {
        observer.onEnd(step, Decision.REJECTED, since(stepStart), input, null, e);
        throw e;
      } catch (EventDroppedException e) {
        observer.onEnd(step, Decision.DROPPED, since(stepStart), input, null, e);
        throw e;
      } catch (Exception e) {
        boolean silently = step.failSilently() && !restoreInterrupt(e);
        Decision decision = silently ? Decision.FAILED_SILENTLY : Decision.FAILED;
        observer.onEnd(step, decision, since(stepStart), input, null, e);
        if (!silently) {
          throw new FilterFailedException(type.name(), step.name(), e);
        }
        continue;
      } catch (Error e) {
        // Not caused by the value but by the process, so no policy may hide it.
        observer.onEnd(step, Decision.FAILED, since(stepStart), input, null, e);
        throw e;
      }
      Decision decision = call.isStopped() ? Decision.STOPPED : Decision.CONTINUED;
      observer.onEnd(step, decision, since(stepStart), input, output, null);
      current = output;
      if (call.isStopped()) {
        break;
      }
    }
    return restore(current, original);
  }

  /**
   * @param elapsed nanoseconds since the start of the pipeline
   */
  private T apply(Step<T> step, StepCall<T> call, T input, long elapsed) throws Exception {
    Duration remaining = remainingTime(step, elapsed);
    if (remaining == null) {
      return step.code().apply(input, call);
    }
    if (remaining.isNegative() || remaining.isZero()) {
      throw new TimeoutException("not started: the deadline of the pipeline has passed");
    }
    return workers.call(() -> step.code().apply(input, call), remaining);
  }

  /** Returns the time that is left for a step; null if there is no deadline. */
  private @Nullable Duration remainingTime(Step<T> step, long elapsed) {
    Duration forStep = step.deadline().orElse(null);
    Duration forPipeline = deadline.map(all -> all.minusNanos(elapsed)).orElse(null);
    if (forStep == null || forPipeline == null) {
      return forStep == null ? forPipeline : forStep;
    }
    return forStep.compareTo(forPipeline) < 0 ? forStep : forPipeline;
  }

  /** An interrupted caller is to end, and not to continue without the step. */
  private static boolean restoreInterrupt(Exception e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return true;
    }
    return false;
  }

  private T hide(T original) {
    try {
      return type.hide(original);
    } catch (RuntimeException e) {
      throw new FilterFailedException(type.name(), null, e);
    }
  }

  private T restore(T result, T original) {
    try {
      return type.restore(result, original);
    } catch (RuntimeException e) {
      throw new FilterFailedException(type.name(), null, e);
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @SuppressWarnings("unchecked") // the caller found it by a filter type of the same value class
  static <T> Pipeline<T> cast(Pipeline<?> pipeline) {
    return (Pipeline<T>) pipeline;
  }

  /** One call of one step. Used by the thread that runs the step and by the caller's thread. */
  private static final class StepCall<T> implements FilterContext {
    private final FilterType<T> type;
    private final Pipeline.Step<T> step;
    private final List<String> pipeline;
    private final boolean dryRun;
    private volatile boolean stopped;

    StepCall(FilterType<T> type, Pipeline.Step<T> step, List<String> pipeline, boolean dryRun) {
      this.type = type;
      this.step = step;
      this.pipeline = pipeline;
      this.dryRun = dryRun;
    }

    @Override
    public FilterType<?> type() {
      return type;
    }

    @Override
    public String step() {
      return step.name();
    }

    @Override
    public List<String> pipeline() {
      return pipeline;
    }

    @Override
    public Map<String, String> options() {
      return step.options();
    }

    @Override
    public boolean isDryRun() {
      return dryRun;
    }

    @Override
    public <V> V stop(V value) {
      stopped = true;
      return value;
    }

    boolean isStopped() {
      return stopped;
    }
  }
}
