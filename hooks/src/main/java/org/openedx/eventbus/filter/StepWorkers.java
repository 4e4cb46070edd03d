package org.openedx.eventbus.filter;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openedx.eventbus.internal.DaemonThreads;

/**
 * Threads for steps that have a deadline, so that the caller can continue without them. Idle
 * threads end after five seconds, so the pool need not be closed.
 */
final class StepWorkers {
  /** Limit of threads: a step that ignores interrupts keeps its thread until it returns. */
  static final int MAX_THREADS = 256;

  private static final long IDLE_SECONDS = 5;

  /** A step exceeded its deadline. Its message contains no value. */
  static final class StepTimeoutException extends TimeoutException {
    private static final long serialVersionUID = 1L;

    StepTimeoutException(String message) {
      super(message);
    }
  }

  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          MAX_THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          DaemonThreads.named("eventbus-filter"));

  /**
   * Calls code on another thread, with the context class loader of the calling one, and interrupts
   * it at its deadline.
   *
   * @throws TimeoutException if the code did not return in time
   * @throws InterruptedException if the waiting thread was interrupted, and only then
   * @throws Exception if the code threw it
   */
  <T> T call(Callable<T> code, Duration deadline) throws Exception {
    ClassLoader classes = Thread.currentThread().getContextClassLoader();
    FutureTask<T> task =
        new FutureTask<>(
            () -> {
              Thread.currentThread().setContextClassLoader(classes);
              return code.call();
            });
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException(
          "all " + MAX_THREADS + " threads are occupied by steps that do not return", e);
    }
    try {
      return task.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new StepTimeoutException(
          "no result within " + deadline.toMillis() + " ms; interrupted");
    } catch (ExecutionException e) {
      throw thrown(Objects.requireNonNull(e.getCause()));
    } finally {
      task.cancel(true); // no effect on a task that is done
    }
  }

  private static Exception thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof InterruptedException) {
      return new IllegalStateException("the step threw InterruptedException", cause);
    }
    return (Exception) cause;
  }
}
