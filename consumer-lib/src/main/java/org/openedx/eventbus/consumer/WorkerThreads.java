package org.openedx.eventbus.consumer;

import java.lang.reflect.Method;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the threads that run handlers: virtual ones where the runtime has them. */
final class WorkerThreads {
  private WorkerThreads() {}

  /** Java 21's builder, found by name as the library runs on 17. */
  static ThreadFactory named(String name) {
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
