package org.openedx.eventbus.filter;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.event.FilterFailedException;
import org.openedx.eventbus.filter.DryRun.Decision;
import org.openedx.eventbus.handler.internal.SanitizedThrowable;

/** The steps of one filter type, in their order. Thread-safe. */
record Pipeline<T>(
    FilterType<T> type, List<Step<T>> steps, Optional<Duration> deadline, StepWorkers workers) {
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

  /** The result of a step cannot be passed to the next step. Used as the cause of a failure. */
  private static final class UnusableResultException extends EventBusException {
    private static final long serialVersionUID = 1L;

    UnusableResultException(String message) {
      super(message);
    }
  }

  /**
   * Runs the steps. Because values are immutable, a step that fails has no effect on the value that
   * the next step receives.
   *
   * @param observer receives the result of each step, values included
   */
  T run(T original, boolean dryRun, Consumer<DryRun.Step<T>> observer) {
    T visible = convert(() -> type.hide(original));
    T current = visible;
    long start = System.nanoTime();
    for (Step<T> step : steps) {
      StepCall call = new StepCall(this, step, dryRun, new AtomicBoolean());
      long stepStart = System.nanoTime();
      T input = current;
      T output;
      try {
        output = apply(step, call, input, stepStart - start);
        Optional<String> problem = type.problem(output, visible);
        if (problem.isPresent()) {
          throw new UnusableResultException(problem.get());
        }
      } catch (FilterException | EventDroppedException e) {
        Decision decision = e instanceof FilterException ? Decision.REJECTED : Decision.DROPPED;
        observer.accept(result(step, decision, stepStart, input, null, e));
        throw e;
      } catch (Exception e) {
        boolean silently = step.failSilently() && !restoreInterrupt(e);
        Decision decision = silently ? Decision.FAILED_SILENTLY : Decision.FAILED;
        observer.accept(result(step, decision, stepStart, input, null, e));
        if (!silently) {
          throw new FilterFailedException(type.name(), step.name(), text(e), e);
        }
        continue;
      } catch (Error e) {
        // Not caused by the value but by the process, so no policy may hide it.
        observer.accept(result(step, Decision.FAILED, stepStart, input, null, e));
        throw e;
      }
      Decision decision = call.stopped().get() ? Decision.STOPPED : Decision.CONTINUED;
      observer.accept(result(step, decision, stepStart, input, output, null));
      current = output;
      if (call.stopped().get()) {
        break;
      }
    }
    T result = current;
    return convert(() -> type.restore(result, original));
  }

  /**
   * @param elapsed nanoseconds since the start of the pipeline
   */
  private T apply(Step<T> step, StepCall call, T input, long elapsed) throws Exception {
    Duration remaining =
        Stream.concat(
                step.deadline().stream(), deadline.map(all -> all.minusNanos(elapsed)).stream())
            .min(Comparator.naturalOrder())
            .orElse(null);
    if (remaining == null) {
      return step.code().apply(input, call);
    }
    if (remaining.isNegative() || remaining.isZero()) {
      throw new StepWorkers.StepTimeoutException(
          "not started: the deadline of the pipeline has passed");
    }
    return workers.call(() -> step.code().apply(input, call), remaining);
  }

  /** An interrupted caller is to end, and not to continue without the step. */
  private static boolean restoreInterrupt(Exception e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return true;
    }
    return false;
  }

  /** Hides or restores parts of a value. */
  private T convert(Supplier<T> conversion) {
    try {
      return conversion.get();
    } catch (RuntimeException e) {
      throw new FilterFailedException(type.name(), null, text(e), e);
    }
  }

  /**
   * Returns the text of an exception, without messages of other libraries, which may quote values.
   */
  private static String text(Exception e) {
    boolean own =
        e instanceof UnusableResultException || e instanceof StepWorkers.StepTimeoutException;
    return own ? String.valueOf(e.getMessage()) : SanitizedThrowable.text(e);
  }

  private static <T> DryRun.Step<T> result(
      Step<T> step,
      Decision decision,
      long start,
      T input,
      @Nullable T output,
      @Nullable Throwable cause) {
    return new DryRun.Step<>(
        step.name(),
        decision,
        Duration.ofNanos(System.nanoTime() - start),
        input,
        Optional.ofNullable(output),
        Optional.ofNullable(cause));
  }

  @SuppressWarnings("unchecked") // the caller found it by a filter type of the same value class
  static <T> Pipeline<T> cast(Pipeline<?> pipeline) {
    return (Pipeline<T>) pipeline;
  }

  /** One call of one step. Used by the thread that runs the step and by the caller's thread. */
  private record StepCall(
      Pipeline<?> caller, Step<?> called, boolean isDryRun, AtomicBoolean stopped)
      implements FilterContext {
    @Override
    public FilterType<?> type() {
      return caller.type;
    }

    @Override
    public String step() {
      return called.name();
    }

    @Override
    public List<String> pipeline() {
      return caller.steps.stream().map(Step::name).toList(); // few steps read it
    }

    @Override
    public Map<String, String> options() {
      return called.options();
    }

    @Override
    public <V> V stop(V value) {
      stopped.set(true);
      return value;
    }
  }
}
