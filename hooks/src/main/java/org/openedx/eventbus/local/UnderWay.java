package org.openedx.eventbus.local;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The ids of events whose handlers this thread is running. A receiver that sends on the very event
 * it was given would send it round in circles, here and over Kafka.
 */
final class UnderWay {
  @SuppressWarnings("ThreadLocalUsage") // each bus has its own: one may hand on to another
  private final ThreadLocal<Set<UUID>> ids = new ThreadLocal<>();

  boolean contains(UUID id) {
    Set<UUID> now = ids.get();
    return now != null && now.contains(id);
  }

  <T> T during(UUID id, Supplier<T> action) {
    Set<UUID> before = ids.get();
    Set<UUID> now = before == null ? new HashSet<>() : new HashSet<>(before);
    now.add(id);
    ids.set(now);
    try {
      return action.get();
    } finally {
      if (before == null) {
        ids.remove();
      } else {
        ids.set(before);
      }
    }
  }
}
