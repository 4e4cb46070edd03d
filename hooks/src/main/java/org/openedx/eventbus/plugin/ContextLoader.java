package org.openedx.eventbus.plugin;

import java.util.concurrent.Callable;

/** Calls code of a plugin with its own classes in reach of libraries that look things up. */
final class ContextLoader {
  private ContextLoader() {}

  static <T> T call(ClassLoader loader, Callable<T> code) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return code.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
