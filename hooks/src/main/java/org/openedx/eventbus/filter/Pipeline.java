package org.openedx.eventbus.filter;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.event.FilterFailedException;

/** The steps of one filter type, in their order. Thread-safe. */
final class Pipeline<T> {
  private final FilterType<T> type;
  private final List<WiredStep<T>> steps;
  private final List<String> names;
  private final Optional<Duration> deadline;
  private final StepWorkers workers;

  Pipeline(
      FilterType<T> type,
      List<WiredStep<T>> steps,
      Optional<Duration> deadline,
      StepWorkers workers) {
    this.type = type;
    this.steps = List.copyOf(steps);
    this.names = steps.stream().map(WiredStep::name).toList();
    this.deadline = deadline;
    this.workers = workers;
  }

  FilterType<T> type() {
    return type;
  }

  List<WiredStep<T>> steps() {
    return steps;
  }

  Optional<Duration> deadline() {
    return deadline;
  }

  /**
   * Values are immutable, so a step that fails leaves nothing behind: the value before it is still
   * the same.
   */
  T run(T given, boolean dryRun, StepObserver<T> observer) {
    T begin = strip(given);
    T current = begin;
    long started = System.nanoTime();
    for (WiredStep<T> step : steps) {
      StepCall<T> call = new StepCall<>(type, step, names, dryRun);
      long before = System.nanoTime();
      T input = current;
      T output;
      try {
        output = apply(step, call, input, before - started);
        Optional<String> problem = type.problemWith(output, begin);
        if (problem.isPresent()) {
          throw new UnusableResultException(problem.get());
        }
      } catch (FilterException | EventDroppedException e) {
        observer.ended(step, Decision.REFUSED, since(before), input, null, e);
        throw e;
      } catch (Exception e) {
        boolean silently = step.failSilently() && !wasInterrupted(e);
        Decision decision = silently ? Decision.FAILED_SILENTLY : Decision.FAILED;
        observer.ended(step, decision, since(before), input, null, e);
        if (!silently) {
          throw new FilterFailedException(type.name(), step.name(), e);
        }
        continue;
      } catch (Error e) {
        // The process is at fault and not the value, so no policy of a pipeline may hide it.
        observer.ended(step, Decision.FAILED, since(before), input, null, e);
        throw e;
      }
      Decision decision = call.isStopped() ? Decision.STOPPED : Decision.WENT_ON;
      observer.ended(step, decision, since(before), input, output, null);
      current = output;
      if (call.isStopped()) {
        break;
      }
    }
    return restore(current, given);
  }

  private T apply(WiredStep<T> step, StepCall<T> call, T input, long elapsed) throws Exception {
    Duration time = timeLeft(step, elapsed);
    if (time == null) {
      return step.step().apply(input, call);
    }
    if (time.isNegative() || time.isZero()) {
      throw new TimeoutException("not begun: the pipeline's deadline is over");
    }
    return workers.call(() -> step.step().apply(input, call), time);
  }

  /** Null where there is no deadline. */
  private @Nullable Duration timeLeft(WiredStep<T> step, long elapsed) {
    Duration own = step.deadline().orElse(null);
    Duration ofAll = deadline.map(all -> all.minusNanos(elapsed)).orElse(null);
    if (own == null || ofAll == null) {
      return own == null ? ofAll : own;
    }
    return own.compareTo(ofAll) < 0 ? own : ofAll;
  }

  /** Whoever interrupts a caller wants it to end, not to go on without a step. */
  private static boolean wasInterrupted(Exception e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return true;
    }
    return false;
  }

  private T strip(T given) {
    try {
      return type.strip(given);
    } catch (RuntimeException e) {
      throw new FilterFailedException(type.name(), null, e);
    }
  }

  private T restore(T result, T given) {
    try {
      return type.restore(result, given);
    } catch (RuntimeException e) {
      throw new FilterFailedException(type.name(), null, e);
    }
  }

  private static Duration since(long before) {
    return Duration.ofNanos(System.nanoTime() - before);
  }

  @SuppressWarnings("unchecked") // the caller looked it up under a type of the same class
  static <T> Pipeline<T> cast(Pipeline<?> pipeline) {
    return (Pipeline<T>) pipeline;
  }
}
