package org.openedx.eventbus.consumer;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What other threads tell the poll loop. Any thread adds, the loop's own takes. */
final class Inbox<T> {
  private final Queue<T> queue = new ConcurrentLinkedQueue<>();

  /** The reader, while it waits for something. */
  private volatile @Nullable Thread waiting;

  void add(T news) {
    queue.add(news);
    Thread reader = waiting;
    if (reader != null) {
      LockSupport.unpark(reader);
    }
  }

  @Nullable T poll() {
    return queue.poll();
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /** Waits for the time given, or until there is something; may return early without a reason. */
  void await(long nanos) {
    waiting = Thread.currentThread();
    if (queue.isEmpty() && nanos > 0) {
      LockSupport.parkNanos(this, nanos);
    }
    waiting = null;
  }
}
