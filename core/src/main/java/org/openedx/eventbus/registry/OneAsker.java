package org.openedx.eventbus.registry;

import java.time.Duration;
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
  private volatile long begun;

  /**
   * Asks when it is the caller's turn.
   *
   * @param patience how long the one who is asking may take before others wait no longer for it
   * @throws RegistryUnavailableException when it takes longer
   */
  <T> T ask(Supplier<Duration> patience, Supplier<T> question) {
    awaitTurn(patience);
    try {
      begun = System.nanoTime();
      return question.get();
    } finally {
      turn.release();
    }
  }

  private void awaitTurn(Supplier<Duration> patience) {
    try {
      long left = patience.get().toNanos();
      while (!turn.tryAcquire(left, TimeUnit.NANOSECONDS)) {
        left = patience.get().toNanos() - (System.nanoTime() - begun);
        if (left <= 0) {
          throw new RegistryUnavailableException(
              "the schema registry does not answer, and is being asked by another caller already");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryUnavailableException("interrupted before the registry was asked", e);
    }
  }
}
