package org.openedx.eventbus.consumer;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.engine.Lane;
import org.openedx.eventbus.consumer.engine.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that run handlers, as many as handlers may run at once: virtual ones where the runtime
 * has them. They are started when they are needed. Thread-safe.
 */
final class Workers {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);

  private final int most;
  private final LaneRunner runner;
  private final Consumer<Lane> handBack;
  private final ThreadFactory threads;
  private final LinkedBlockingQueue<Lane> queue = new LinkedBlockingQueue<>();
  private final List<Running> started = new CopyOnWriteArrayList<>();
  private final AtomicInteger idle = new AtomicInteger();
  private volatile boolean closed;

  /**
   * @param handBack gets each lane, on the worker's thread
   */
  Workers(int most, LaneRunner runner, Consumer<Lane> handBack, String name) {
    this.most = most;
    this.runner = runner;
    this.handBack = handBack;
    this.threads = threads(name);
  }

  /** To be called by one thread. */
  void submit(Lane lane) {
    queue.add(lane);
    if (started.size() < most && idle.get() < queue.size()) {
      start();
    }
  }

  private void start() {
    Running[] slot = new Running[1];
    Thread thread = threads.newThread(() -> work(slot[0]));
    slot[0] = new Running(thread);
    started.add(slot[0]);
    thread.start();
  }

  private void work(@Nullable Running running) {
    Running own = java.util.Objects.requireNonNull(running);
    while (!closed) {
      Lane lane = next();
      if (lane != null) {
        run(lane, own);
      }
    }
  }

  private @Nullable Lane next() {
    Lane lane = queue.poll();
    if (lane != null) {
      return lane;
    }
    idle.incrementAndGet();
    try {
      return queue.take();
    } catch (InterruptedException e) {
      return null; // closed, or meant for a handler that has returned meanwhile
    } finally {
      idle.decrementAndGet();
    }
  }

  /** A lane is handed back whatever happens, or its events would be with nobody for ever. */
  private void run(Lane lane, Running running) {
    try {
      runner.run(lane, running);
    } catch (RuntimeException | Error e) {
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
    List<Lane> waiting = new ArrayList<>();
    queue.drainTo(waiting);
    for (Lane lane : waiting) {
      if (lane.halted()) {
        handBack.accept(lane);
      } else {
        queue.add(lane);
      }
    }
  }

  /** What is being run, one for each thread that was started. */
  List<Running> running() {
    return started;
  }

  /** Whether no handler is being run, and none waits for a thread. */
  boolean idle() {
    return queue.isEmpty() && started.stream().allMatch(each -> each.task() == null);
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

  /** Java 21's builder, found by name as the library runs on 17. */
  private static ThreadFactory threads(String name) {
    try {
      Method ofVirtual = Thread.class.getMethod("ofVirtual");
      Class<?> builder = Class.forName("java.lang.Thread$Builder");
      Object virtual = ofVirtual.invoke(null);
      Object named =
          builder.getMethod("name", String.class, long.class).invoke(virtual, name + "-", 1L);
      return (ThreadFactory) builder.getMethod("factory").invoke(named);
    } catch (ReflectiveOperationException e) {
      AtomicInteger number = new AtomicInteger();
      return task -> {
        Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
      };
    }
  }
}
