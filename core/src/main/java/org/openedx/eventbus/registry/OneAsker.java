package org.openedx.eventbus.registry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets one caller at a time ask a registry. Callers have other work to do: before a registry that
 * is silent they must not end up all in a queue. So they wait for each other only as long as
 * answers come.
 */
final class OneAsker {
  private final Semaphore turn = new Semaphore(1, true);

  /**
   * When the one whose turn it is began; empty while it is nobody's or has just become somebody's.
   */
  private volatile Optional<Long> begun = Optional.empty();

  /**
   * Asks when it is the caller's turn.
   *
   * @param patience how long the one who is asking may take before others wait no longer for it
   * @throws RegistryUnavailableException when it takes longer
   */
  <T> T ask(Supplier<Duration> patience, Supplier<T> question) {
    awaitTurn(patience);
    try {
      begun = Optional.of(System.nanoTime());
      return question.get();
    } finally {
      begun = Optional.empty();
      turn.release();
    }
  }

  private void awaitTurn(Supplier<Duration> patience) {
    try {
      boolean mine = turn.tryAcquire();
      while (!mine) {
        long left = patience.get().toNanos() - begun.map(at -> System.nanoTime() - at).orElse(0L);
        if (left <= 0) {
          throw new RegistryUnavailableException(
              "the schema registry does not answer, and is being asked by another caller already");
        }
        mine = turn.tryAcquire(left, TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryUnavailableException("interrupted before the registry was asked", e);
    }
  }
}
