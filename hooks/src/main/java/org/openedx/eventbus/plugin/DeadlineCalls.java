package org.openedx.eventbus.plugin;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.internal.DaemonThreads;

/**
 * Calls methods of one plugin on separate threads, with deadlines. While a method has not returned
 * after its deadline, the others are not called. Thread-safe.
 */
final class DeadlineCalls {
  private final String threadName;
  private final ClassLoader loader;
  private volatile @Nullable Call<?> late;

  DeadlineCalls(String threadName, ClassLoader loader) {
    this.threadName = threadName;
    this.loader = loader;
  }

  /** One call of a method. */
  private static final class Call<T> extends FutureTask<T> {
    private final String method;

    /** Whether the code has ended; a cancelled task counts as done before. */
    private volatile boolean ended;

    Call(String method, Callable<T> code) {
      super(code);
      this.method = method;
    }

    @Override
    public void run() {
      super.run();
      ended = true;
    }
  }

  /**
   * Calls code, and interrupts it at its deadline.
   *
   * @param method name of the method, for messages, for example {@code start()}
   * @throws TimeoutException if the code did not return in time
   * @throws InterruptedException if the calling thread was interrupted, and only then
   * @throws Exception if the code threw it, or an earlier call has not returned yet
   */
  <T> T call(String method, Duration deadline, Callable<T> code) throws Exception {
    Call<?> earlier = late;
    if (earlier != null && !earlier.ended) {
      throw new IllegalStateException(
          "not called, because " + earlier.method + " has not returned");
    }
    Call<T> call = new Call<>(method, () -> PluginCalls.call(loader, code));
    DaemonThreads.single(threadName, call).start();
    try {
      return call.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      late = call;
      throw new TimeoutException(
          method + " did not return within " + deadline.toMillis() + " ms; interrupted");
    } catch (ExecutionException e) {
      throw thrown(method, Objects.requireNonNull(e.getCause()));
    } finally {
      call.cancel(true); // no effect on a call that has returned
    }
  }

  private static Exception thrown(String method, Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof Exception exception && !(cause instanceof InterruptedException)
        ? exception
        : new IllegalStateException(method + " threw " + cause.getClass().getName(), cause);
  }
}
