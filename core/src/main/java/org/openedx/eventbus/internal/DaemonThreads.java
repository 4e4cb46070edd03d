package org.openedx.eventbus.internal;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Factory of named daemon threads. Daemon threads do not keep a process alive that forgot to close
 * a producer or consumer.
 *
 * <p>Threads inherit nothing from the thread that creates them, which may be serving a request: no
 * inheritable thread-local values, such as an identity, no context class loader, no priority, and
 * no daemon status.
 */
public final class DaemonThreads implements ThreadFactory {
  private final String prefix;
  private final AtomicInteger count = new AtomicInteger();

  private DaemonThreads(String prefix) {
    this.prefix = prefix;
  }

  /** Returns a factory of threads named {@code prefix-1}, {@code prefix-2} and so on. */
  public static DaemonThreads named(String prefix) {
    return new DaemonThreads(prefix);
  }

  /** Returns a new daemon thread that is not started yet. */
  public static Thread single(String name, Runnable task) {
    return new OwnedThread(task, name, true, null);
  }

  /** Returns a new thread that is not started yet, and keeps the process alive while it runs. */
  public static Thread keepingAlive(String name, Runnable task) {
    return new OwnedThread(task, name, false, null);
  }

  @Override
  public Thread newThread(Runnable task) {
    return new OwnedThread(task, prefix + "-" + count.incrementAndGet(), true, this);
  }

  /** Returns whether this factory created the thread. */
  public boolean created(Thread thread) {
    return thread instanceof OwnedThread owned && owned.factory == this;
  }

  private static final class OwnedThread extends Thread {
    private final @Nullable DaemonThreads factory;

    @SuppressWarnings("ThreadPriorityCheck") // not that of the thread that creates it
    OwnedThread(Runnable task, String name, boolean daemon, @Nullable DaemonThreads factory) {
      super(null, task, name, 0, false);
      this.factory = factory;
      setDaemon(daemon);
      setPriority(NORM_PRIORITY);
      setContextClassLoader(DaemonThreads.class.getClassLoader());
    }
  }
}
