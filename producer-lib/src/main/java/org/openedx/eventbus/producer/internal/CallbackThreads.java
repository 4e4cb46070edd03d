package org.openedx.eventbus.producer.internal;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.internal.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that run callbacks and the listener of the user, so that these never block Kafka's I/O
 * thread or the sender thread. {@value #USUAL} threads suffice while callbacks return. When all of
 * them are blocked, their number is doubled, up to {@value #MAX}. The threads end when they are
 * idle. Thread-safe.
 *
 * <p>Platform threads are used on every Java version: callbacks that block while they hold a
 * monitor would occupy all carriers of virtual threads before Java 24.
 */
final class CallbackThreads {
  private static final Logger LOG = LoggerFactory.getLogger(CallbackThreads.class);

  /** More than one, so that a blocked callback does not delay all others. */
  static final int USUAL = 4;

  static final int MAX = 256;

  private static final long IDLE_SECONDS = 10;
  private static final long GROW_INTERVAL_MILLIS = 100;

  private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final DaemonThreads threads = DaemonThreads.named("eventbus-callbacks");
  private final ThreadPoolExecutor pool;

  /** The first queued callback at the last call of {@link #growIfBlocked}. */
  private @Nullable Runnable lastHead;

  private volatile long grownNanos;

  CallbackThreads() {
    pool = new ThreadPoolExecutor(USUAL, USUAL, IDLE_SECONDS, TimeUnit.SECONDS, queue, threads);
    pool.allowCoreThreadTimeOut(true);
  }

  /** Runs a callback soon on a callback thread. Never blocks. */
  void execute(Runnable callback) {
    try {
      pool.execute(callback);
    } catch (RejectedExecutionException e) {
      threads.newThread(callback).start(); // already closed, but the future must complete
    } catch (OutOfMemoryError e) {
      queue.add(callback); // the system permits no more threads: an existing or later one runs it
    }
  }

  /**
   * Starts more threads if no queued callback has begun since the last call; ends them when they
   * are not needed any more. To be called at intervals of about {@value #GROW_INTERVAL_MILLIS} ms.
   */
  synchronized void growIfBlocked() {
    Runnable head = queue.peek();
    boolean blocked = head != null && head == lastHead;
    lastHead = head;
    int size = pool.getCorePoolSize();
    if (blocked) {
      grownNanos = size == USUAL ? System.nanoTime() : grownNanos;
      resize(Math.min(MAX, 2 * size));
    } else if (head == null && size > USUAL && pool.getActiveCount() < USUAL) {
      pool.setCorePoolSize(USUAL);
      pool.setMaximumPoolSize(USUAL);
    }
  }

  private void resize(int size) {
    try {
      pool.setMaximumPoolSize(size);
      pool.setCorePoolSize(size);
      boolean unused = pool.prestartCoreThread(); // if the system permitted none before
    } catch (OutOfMemoryError e) {
      LOG.warn("The system permits no more threads for callbacks of sent events: {}", count(), e);
    }
  }

  /** Returns whether callbacks blocked all usual threads, so that more were started. */
  boolean isGrown() {
    return pool.getCorePoolSize() > USUAL;
  }

  /** Returns for how long it has been so; zero if it is not. */
  Duration grown(long nowNanos) {
    return isGrown() ? Duration.ofNanos(Math.max(1, nowNanos - grownNanos)) : Duration.ZERO;
  }

  /** Returns the number of callbacks that are running or queued. */
  int count() {
    return pool.getActiveCount() + queue.size();
  }

  /** Returns whether a thread is one of the callback threads. */
  boolean created(Thread thread) {
    return threads.created(thread);
  }

  /**
   * Runs the queued callbacks and then ends the threads.
   *
   * @return false if callbacks were still running after {@code waitMillis}
   */
  boolean close(long waitMillis) throws InterruptedException {
    pool.shutdown();
    if (created(Thread.currentThread())) {
      return true;
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
    while (!pool.awaitTermination(GROW_INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      growIfBlocked();
    }
    return true;
  }
}
