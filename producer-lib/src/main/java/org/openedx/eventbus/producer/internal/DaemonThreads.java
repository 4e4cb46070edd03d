package org.openedx.eventbus.producer.internal;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Factory of named daemon threads: they do not keep a JVM alive whose producer was not closed. */
final class DaemonThreads implements ThreadFactory {
  private final String name;
  private final AtomicInteger count = new AtomicInteger();

  private DaemonThreads(String name) {
    this.name = name;
  }

  static DaemonThreads named(String name) {
    return new DaemonThreads(name);
  }

  @Override
  public Thread newThread(Runnable task) {
    return new DaemonThread(task, name + "-" + count.incrementAndGet(), this);
  }

  /** Returns whether the thread was created by this factory. */
  boolean created(Thread thread) {
    return thread instanceof DaemonThread daemon && daemon.factory == this;
  }

  private static final class DaemonThread extends Thread {
    private final DaemonThreads factory;

    DaemonThread(Runnable task, String name, DaemonThreads factory) {
      super(task, name);
      this.factory = factory;
      setDaemon(true);
    }
  }
}
