package org.openedx.eventbus.registry;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Lets callers that ask the same at the same time share one answer. */
final class SingleFlight<K, V> {
  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(1);

  private final ConcurrentMap<K, Flight<V>> flights = new ConcurrentHashMap<>();
  private final Duration patience;

  /** An answer that is on its way. */
  private static final class Flight<V> extends CompletableFuture<V> {
    private final long begun = System.nanoTime();

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - begun);
    }
  }

  /** Everybody waits as long as the one who asks. */
  SingleFlight() {
    this(AS_LONG_AS_IT_TAKES);
  }

  /**
   * @param patience how old a call may become before those who only share it wait no longer
   */
  SingleFlight(Duration patience) {
    this.patience = patience;
  }

  /**
   * The call's result, or the result or failure of the same call that is under way.
   *
   * @throws RegistryUnavailableException when that one takes longer than patience lasts
   */
  V run(K key, Supplier<V> call) {
    while (true) {
      Flight<V> mine = new Flight<>();
      Flight<V> other = flights.putIfAbsent(key, mine);
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

  /** Whether some call has been under way for longer than that. */
  boolean anyOlderThan(Duration age) {
    return flights.values().stream().anyMatch(flight -> flight.age().compareTo(age) > 0);
  }

  private V lead(K key, Flight<V> mine, Supplier<V> call) {
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

  private V await(Flight<V> other) {
    try {
      long left = Math.max(0, patience.minus(other.age()).toMillis());
      return other.get(left, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new RegistryUnavailableException(
          "the schema registry has not answered another caller for " + other.age(), e);
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
