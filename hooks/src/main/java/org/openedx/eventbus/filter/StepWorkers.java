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
import java.util.concurrent.atomic.AtomicLong;

/**
 * Threads for steps that have a deadline, so that the caller can go on without them. There are none
 * while there is nothing to do, so nobody has to close them.
 */
final class StepWorkers {
  /** A step that heeds no interruption keeps its thread; that must not go on for ever. */
  static final int MOST_THREADS = 256;

  private static final long IDLE_SECONDS = 5;

  private final AtomicLong made = new AtomicLong();
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0, MOST_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "eventbus-filter-" + made.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Calls on another thread, and interrupts it when time is up.
   *
   * @throws TimeoutException when the call was not back in time
   * @throws InterruptedException when the waiting thread was interrupted, and only then
   * @throws Exception what the call threw
   */
  <T> T call(Callable<T> call, Duration deadline) throws Exception {
    FutureTask<T> task = new FutureTask<>(call);
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException(
          "all " + MOST_THREADS + " threads are with steps that do not return", e);
    }
    try {
      return task.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new TimeoutException("not back within " + deadline.toMillis() + " ms; interrupted");
    } catch (ExecutionException e) {
      throw thrown(Objects.requireNonNull(e.getCause()));
    } finally {
      task.cancel(true); // no effect on one that is done
    }
  }

  private static Exception thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof InterruptedException) {
      return new IllegalStateException("the step says that it was interrupted", cause);
    }
    return (Exception) cause;
  }
}
