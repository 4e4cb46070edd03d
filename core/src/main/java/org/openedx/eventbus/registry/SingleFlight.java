package org.openedx.eventbus.registry;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** Lets callers that ask the same at the same time share one answer. */
final class SingleFlight<K, V> {
  private final ConcurrentMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

  /** The call's result, or the result or failure of the same call that is under way. */
  V run(K key, Supplier<V> call) {
    while (true) {
      CompletableFuture<V> mine = new CompletableFuture<>();
      CompletableFuture<V> other = flights.putIfAbsent(key, mine);
      if (other == null) {
        return lead(key, mine, call);
      }
      try {
        return await(other);
      } catch (CancellationException e) {
        // The caller that asked was interrupted, which is no answer for the others: ask ourselves.
        flights.remove(key, other);
      }
    }
  }

  private V lead(K key, CompletableFuture<V> mine, Supplier<V> call) {
    try {
      V value = call.get();
      mine.complete(value);
      return value;
    } catch (RuntimeException | Error e) {
      if (Thread.currentThread().isInterrupted()) {
        mine.cancel(false);
      } else {
        mine.completeExceptionally(e);
      }
      throw e;
    } finally {
      flights.remove(key, mine);
    }
  }

  private static <V> V await(CompletableFuture<V> other) {
    try {
      return other.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryUnavailableException("interrupted while the registry was asked", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
