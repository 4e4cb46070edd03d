package org.openedx.eventbus.embedded;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Closes at JVM exit what its owner did not: child processes, brokers, temporary directories. */
final class JvmExit {

  private static final Set<AutoCloseable> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(JvmExit::closeAll, "eventbus-embedded-exit"));
  }

  private JvmExit() {}

  static void closeLater(AutoCloseable resource) {
    OPEN.add(resource);
  }

  static void forget(AutoCloseable resource) {
    OPEN.remove(resource);
  }

  /** All at once: one that is slow to end must not use up the time the others have. */
  private static void closeAll() {
    List<Thread> threads = OPEN.stream().map(JvmExit::closing).toList();
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static Thread closing(AutoCloseable resource) {
    Thread thread =
        new Thread(
            () -> {
              try {
                resource.close();
              } catch (Exception e) {
                // The JVM ends; there is nobody left to tell.
              }
            },
            "eventbus-embedded-exit-" + resource);
    thread.start();
    return thread;
  }
}
