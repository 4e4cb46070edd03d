package org.openedx.eventbus.internal;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Factory of named daemon threads. Daemon threads do not keep a process alive that forgot to close
 * a producer or consumer.
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

  /** Returns a new thread that is not started yet. */
  public static Thread single(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new OwnedThread(task, prefix + "-" + count.incrementAndGet(), this);
    thread.setDaemon(true);
    return thread;
  }

  /** Returns whether this factory created the thread. */
  public boolean created(Thread thread) {
    return thread instanceof OwnedThread owned && owned.factory == this;
  }

  private static final class OwnedThread extends Thread {
    private final DaemonThreads factory;

    OwnedThread(Runnable task, String name, DaemonThreads factory) {
      super(task, name);
      this.factory = factory;
    }
  }
}
