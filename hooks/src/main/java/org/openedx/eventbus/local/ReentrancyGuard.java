package org.openedx.eventbus.local;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tracks the events whose handlers the current thread is running. A handler that sends the event it
 * received would otherwise cause an endless loop, in this process and over Kafka.
 */
final class ReentrancyGuard {
  @SuppressWarnings("ThreadLocalUsage") // one per bus: a handler of one bus may send to another bus
  private final ThreadLocal<@Nullable Set<UUID>> ids = new ThreadLocal<>();

  /** Returns whether the current thread is running handlers of the event with this id. */
  boolean isHandling(UUID id) {
    Set<UUID> current = ids.get();
    return current != null && current.contains(id);
  }

  /** Runs handlers of the event with this id. */
  <T> T handle(UUID id, Supplier<T> handlers) {
    Set<UUID> before = ids.get();
    Set<UUID> current = before == null ? new HashSet<>() : new HashSet<>(before);
    current.add(id);
    ids.set(current);
    try {
      return handlers.get();
    } finally {
      if (before == null) {
        ids.remove();
      } else {
        ids.set(before);
      }
    }
  }
}
