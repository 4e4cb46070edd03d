package org.openedx.eventbus.consumer.internal.worker;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.engine.KeyQueue;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.internal.DaemonThreads;
import org.openedx.eventbus.internal.ThrowableSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that run handlers, up to the concurrency. A thread is started when it is needed.
 * Thread-safe.
 */
public final class Workers {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  /** Maximum number of workers that are waking up at once: each of them wakes the next one. */
  private static final int MAX_WAKING = 16;

  private final HandlerInvoker invoker;
  private final Consumer<KeyQueue> completed;
  private final ThreadFactory threads;
  private final ReentrantLock lock = new ReentrantLock();

  /** Key queues that wait for a worker; guarded by the lock. */
  private final ArrayDeque<KeyQueue> queues = new ArrayDeque<>();

  /** Idle workers, in the order in which they became idle; guarded by the lock. */
  private final ArrayDeque<ActiveTask> idle = new ArrayDeque<>();

  /** Maximum number of threads; lowered when no more could be started. Guarded by the lock. */
  private int maxThreads;

  /** Number of workers that were called and do not run yet; guarded by the lock. */
  private int waking;

  private final List<ActiveTask> started = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  /**
   * Creates it without starting a thread.
   *
   * @param completed takes each key queue with its result, on the worker's thread
   */
  public Workers(
      int maxThreads, HandlerInvoker invoker, Consumer<KeyQueue> completed, ThreadFactory threads) {
    this.maxThreads = maxThreads;
    this.invoker = invoker;
    this.completed = completed;
    this.threads = threads;
  }

  /**
   * Returns a factory of virtual threads; of daemon threads if the runtime has no virtual ones.
   * They inherit no thread-local values from their creator.
   */
  public static ThreadFactory threads(String name) {
    try {
      // By reflection, because the library is compiled for Java 17.
      Method ofVirtual = Thread.class.getMethod("ofVirtual");
      Class<?> builder = Class.forName("java.lang.Thread$Builder");
      Object named =
          builder
              .getMethod("name", String.class, long.class)
              .invoke(ofVirtual.invoke(null), name + "-", 1L);
      builder.getMethod("inheritInheritableThreadLocals", boolean.class).invoke(named, false);
      return (ThreadFactory) builder.getMethod("factory").invoke(named);
    } catch (ReflectiveOperationException e) {
      return DaemonThreads.named(name);
    }
  }

  /** Passes a key queue to the next worker that is idle. */
  public void submit(KeyQueue queue) {
    ActiveTask called;
    lock.lock();
    try {
      queues.add(queue);
      called = call();
    } finally {
      lock.unlock();
    }
    wake(called);
  }

  /**
   * Selects a worker to be woken, if one is needed. A worker that has woken up calls the next one:
   * handlers that wait release their processor to it, so that all required workers start soon. If
   * handlers only compute, few are woken without need.
   */
  private @Nullable ActiveTask call() {
    if (waking == MAX_WAKING || waking >= queues.size() || closed) {
      return null;
    }
    ActiveTask next = idle.pollLast();
    if (next == null && started.size() < maxThreads) {
      next = create();
    }
    if (next != null) {
      waking++;
      next.called = true;
    }
    return next;
  }

  private ActiveTask create() {
    ActiveTask[] slot = new ActiveTask[1];
    ActiveTask created = new ActiveTask(threads.newThread(() -> work(slot[0])));
    slot[0] = created;
    started.add(created);
    return created;
  }

  /** Wakes a worker. Takes long, so the caller must have released the lock. */
  private void wake(@Nullable ActiveTask called) {
    if (called == null) {
      return;
    }
    if (called.thread.getState() == Thread.State.NEW) {
      start(called);
    } else {
      LockSupport.unpark(called.thread);
    }
  }

  /** Starts a thread. If the system permits no more threads, the existing ones do the work. */
  private void start(ActiveTask created) {
    try {
      created.thread.start();
    } catch (OutOfMemoryError e) {
      int threadsLeft;
      ActiveTask other;
      lock.lock();
      try {
        waking--;
        started.remove(created);
        maxThreads = started.size();
        threadsLeft = maxThreads;
        other = call(); // key queues submitted meanwhile relied on this thread
      } finally {
        lock.unlock();
      }
      if (threadsLeft == 0) {
        throw e;
      }
      LOG.warn(
          "The system permits no more threads: {} handlers run at once, less than configured. Raise"
              + " the limit of the process, or set a lower concurrency",
          threadsLeft,
          e);
      wake(other);
    }
  }

  private void work(@Nullable ActiveTask active) {
    ActiveTask own = Objects.requireNonNull(active);
    for (KeyQueue queue = next(own); queue != null; queue = next(own)) {
      run(queue, own);
    }
  }

  /** Waits for a key queue; returns null when the workers are closed. */
  private @Nullable KeyQueue next(ActiveTask own) {
    KeyQueue queue;
    ActiveTask called;
    lock.lock();
    try {
      queue = await(own);
      called = call();
    } finally {
      lock.unlock();
    }
    wake(called);
    return queue;
  }

  private @Nullable KeyQueue await(ActiveTask own) {
    while (!closed) {
      if (own.called) {
        own.called = false;
        waking--;
      }
      KeyQueue queue = queues.poll();
      if (queue != null) {
        return queue;
      }
      idle.add(own);
      park(own);
    }
    return null;
  }

  private void park(ActiveTask own) {
    while (!own.called && !closed) {
      lock.unlock();
      try {
        LockSupport.park(this);
        // Meant for a handler that has returned meanwhile, or for the end, which is checked anyway.
        var unused = Thread.interrupted();
      } finally {
        lock.lock();
      }
    }
  }

  /** Runs a key queue. Returns it in any case, otherwise its events would never be handled. */
  private void run(KeyQueue queue, ActiveTask active) {
    try {
      invoker.run(queue, active);
    } catch (Throwable e) { // also checked exceptions of other JVM languages
      LOG.error(
          "Unexpected error while processing {}; retrying its events",
          queue,
          ThrowableSnapshot.withoutForeignCalls(e).logged());
    } finally {
      active.end();
      completed.accept(queue);
    }
  }

  /**
   * Returns the key queues that wait for a worker and must not be processed any more, because their
   * partition was revoked or their handler was paused. To be called by the thread that submits.
   */
  public void returnStopped() {
    List<KeyQueue> stopped = new ArrayList<>();
    lock.lock();
    try {
      queues.removeIf(queue -> queue.shouldStop() && stopped.add(queue));
    } finally {
      lock.unlock();
    }
    stopped.forEach(completed);
  }

  /** Returns the tasks of all threads that were started. */
  public List<ActiveTask> activeTasks() {
    return started;
  }

  /** Returns the number of handlers that are running. */
  public int inFlight() {
    return (int) started.stream().filter(each -> each.task() != null).count();
  }

  /** Returns whether no handler is running, and no key queue waits for a worker. */
  public boolean isIdle() {
    lock.lock();
    try {
      return queues.isEmpty() && inFlight() == 0;
    } finally {
      lock.unlock();
    }
  }

  /** Interrupts the handlers of the tasks that a condition selects. */
  public void interrupt(Predicate<Task> condition) {
    started.forEach(each -> each.interruptIf(condition));
  }

  /** Ends the threads. Those whose handlers do not return in time remain as daemon threads. */
  public void close(Duration timeout) {
    closed = true;
    long end = System.nanoTime() + timeout.toNanos();
    for (ActiveTask each : started) {
      each.thread.interrupt();
    }
    try {
      for (ActiveTask each : started) {
        each.thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        if (each.thread.isAlive()) {
          LOG.warn("Handler was interrupted and is still running: {}", each.task());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns whether a thread is one of the workers. */
  public boolean owns(Thread thread) {
    return started.stream().anyMatch(each -> each.thread == thread);
  }
}
