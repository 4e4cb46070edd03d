package org.openedx.eventbus.producer;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Factory of named daemon threads: they do not keep a JVM alive whose producer was not closed. */
final class Daemons implements ThreadFactory {
  private final String name;
  private final AtomicInteger count = new AtomicInteger();

  private Daemons(String name) {
    this.name = name;
  }

  static Daemons named(String name) {
    return new Daemons(name);
  }

  @Override
  public Thread newThread(Runnable task) {
    return new Daemon(task, name + "-" + count.incrementAndGet(), this);
  }

  /** Returns whether the thread was created by this factory. */
  boolean made(Thread thread) {
    return thread instanceof Daemon daemon && daemon.maker == this;
  }

  private static final class Daemon extends Thread {
    private final Daemons maker;

    Daemon(Runnable task, String name, Daemons maker) {
      super(task, name);
      this.maker = maker;
      setDaemon(true);
    }
  }
}
