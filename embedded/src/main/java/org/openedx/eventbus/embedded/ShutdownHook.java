package org.openedx.eventbus.embedded;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * JVM shutdown hook that closes every registered resource that its owner left open: child
 * processes, brokers and temporary directories. Thread-safe.
 */
final class ShutdownHook {

  private static final Set<AutoCloseable> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(ShutdownHook::closeAll, "eventbus-embedded-exit"));
  }

  private ShutdownHook() {}

  static void register(AutoCloseable resource) {
    OPEN.add(resource);
  }

  static void unregister(AutoCloseable resource) {
    OPEN.remove(resource);
  }

  /** Closes in parallel, so that a slow resource does not delay the others. */
  private static void closeAll() {
    List<Thread> threads = OPEN.stream().map(ShutdownHook::startClosing).toList();
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static Thread startClosing(AutoCloseable resource) {
    Thread thread =
        new Thread(
            () -> {
              try {
                resource.close();
              } catch (Exception e) {
                // The JVM is exiting: logging may be shut down already.
              }
            },
            "eventbus-embedded-exit-" + resource);
    thread.start();
    return thread;
  }
}
