package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that run handlers, as many as handlers may run at once: virtual ones where the runtime
 * has them. They are started when they are needed. Thread-safe.
 */
final class Workers {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);

  /** More need not be on their way at once: each of them calls another when it is there. */
  private static final int MOST_COMING = 16;

  private final LaneRunner runner;
  private final Consumer<KeyQueue> handBack;
  private final ThreadFactory threads;
  private final ReentrantLock lock = new ReentrantLock();

  /** Lanes that wait for a worker; guarded by the lock. */
  private final ArrayDeque<KeyQueue> queue = new ArrayDeque<>();

  /** Workers that wait for a lane, the last to come first; guarded by the lock. */
  private final ArrayDeque<Running> idle = new ArrayDeque<>();

  /** How many threads there may be; fewer once no more could be started. Guarded by the lock. */
  private int most;

  /** How many workers were called and have not come yet; guarded by the lock. */
  private int coming;

  private final List<Running> started = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  /**
   * @param handBack gets each lane, on the worker's thread
   */
  Workers(int most, LaneRunner runner, Consumer<KeyQueue> handBack, ThreadFactory threads) {
    this.most = most;
    this.runner = runner;
    this.handBack = handBack;
    this.threads = threads;
  }

  /** Gives a lane to whoever is free first. */
  void submit(KeyQueue lane) {
    Running called;
    lock.lock();
    try {
      queue.add(lane);
      called = call();
    } finally {
      lock.unlock();
    }
    wake(called);
  }

  /**
   * Chooses a worker to be woken, where one is missed. Who comes calls the next: handlers that wait
   * leave the processor to it, and then there are soon as many as are needed; where they only
   * compute, few are woken in vain.
   */
  private @Nullable Running call() {
    if (coming == MOST_COMING || coming >= queue.size() || closed) {
      return null;
    }
    Running next = idle.pollLast();
    if (next == null && started.size() < most) {
      next = make();
    }
    if (next != null) {
      coming++;
      next.called = true;
    }
    return next;
  }

  private Running make() {
    Running[] slot = new Running[1];
    Running made = new Running(threads.newThread(() -> work(slot[0])));
    slot[0] = made;
    started.add(made);
    return made;
  }

  /** Takes long, so that whoever calls has let go of the lock before. */
  private void wake(@Nullable Running called) {
    if (called == null) {
      return;
    }
    if (called.thread().getState() == Thread.State.NEW) {
      start(called);
    } else {
      LockSupport.unpark(called.thread());
    }
  }

  /** Where the system gives no more threads, those that there are do the work. */
  private void start(Running made) {
    try {
      made.thread().start();
    } catch (OutOfMemoryError e) {
      int left;
      Running other;
      lock.lock();
      try {
        coming--;
        started.remove(made);
        most = started.size();
        left = most;
        other = call(); // who came meanwhile was told that this one is on its way
      } finally {
        lock.unlock();
      }
      if (left == 0) {
        throw e;
      }
      LOG.warn(
          "The system gives this process no more threads: {} handlers run at once, which is less"
              + " than asked for. Raise its limit, or set a lower concurrency",
          left,
          e);
      wake(other);
    }
  }

  private void work(@Nullable Running running) {
    Running own = Objects.requireNonNull(running);
    for (KeyQueue lane = next(own); lane != null; lane = next(own)) {
      run(lane, own);
    }
  }

  /** Waits for a lane; null when there will be none. */
  private @Nullable KeyQueue next(Running own) {
    KeyQueue lane;
    Running called;
    lock.lock();
    try {
      lane = await(own);
      called = call();
    } finally {
      lock.unlock();
    }
    wake(called);
    return lane;
  }

  private @Nullable KeyQueue await(Running own) {
    while (!closed) {
      if (own.called) {
        own.called = false;
        coming--;
      }
      KeyQueue lane = queue.poll();
      if (lane != null) {
        return lane;
      }
      idle.add(own);
      park(own);
    }
    return null;
  }

  private void park(Running own) {
    while (!own.called && !closed) {
      lock.unlock();
      try {
        LockSupport.park(this);
        // Meant for a handler that has returned meanwhile, or the end, which is looked at anyway.
        var unused = Thread.interrupted();
      } finally {
        lock.lock();
      }
    }
  }

  /** A lane is handed back whatever happens, or its events would be with nobody for ever. */
  private void run(KeyQueue lane, Running running) {
    try {
      runner.run(lane, running);
    } catch (Throwable e) { // of other languages, checked ones too
      LOG.error("Unforeseen at {}; its events are tried again", lane, e);
    } finally {
      running.end();
      handBack.accept(lane);
    }
  }

  /**
   * Hands back what waits for a thread in vain, as its partition or handler was given up meanwhile.
   * To be called by the thread that submits.
   */
  void handBackHalted() {
    List<KeyQueue> halted = new ArrayList<>();
    lock.lock();
    try {
      for (Iterator<KeyQueue> waiting = queue.iterator(); waiting.hasNext(); ) {
        KeyQueue lane = waiting.next();
        if (lane.shouldStop()) {
          waiting.remove();
          halted.add(lane);
        }
      }
    } finally {
      lock.unlock();
    }
    halted.forEach(handBack);
  }

  /** What is being run, one for each thread that was started. */
  List<Running> running() {
    return started;
  }

  /** How many handlers are being run. */
  int inFlight() {
    return (int) started.stream().filter(each -> each.task() != null).count();
  }

  /** Whether no handler is being run, and none waits for a thread. */
  boolean idle() {
    lock.lock();
    try {
      return queue.isEmpty() && inFlight() == 0;
    } finally {
      lock.unlock();
    }
  }

  /** The last resort against handlers that do not return. */
  void interrupt(Predicate<Task> which) {
    started.forEach(each -> each.interruptIf(which));
  }

  /** Ends the threads; those whose handlers do not return within the time go on as daemons. */
  void close(Duration timeout) throws InterruptedException {
    closed = true;
    long end = System.nanoTime() + timeout.toNanos();
    for (Running each : started) {
      each.thread().interrupt();
    }
    for (Running each : started) {
      each.thread().join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      if (each.thread().isAlive()) {
        LOG.warn("The handler of {} goes on although it was interrupted", each.task());
      }
    }
  }

  boolean isOwn(Thread thread) {
    return started.stream().anyMatch(each -> each.thread() == thread);
  }
}
