package org.openedx.eventbus.it;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for conditions instead of sleeping for a fixed time. */
public final class Await {
  public static final Duration TIMEOUT = Duration.ofSeconds(30);

  private Await() {}

  /**
   * Waits until the condition holds. Fails after {@link #TIMEOUT} with the name of the condition
   * and the last state.
   */
  public static void until(String what, Callable<Boolean> condition, Supplier<?> state) {
    within(TIMEOUT, what, condition, state);
  }

  /** Waits for a condition that may take longer, for example because a backoff precedes it. */
  public static void within(
      Duration timeout, String what, Callable<Boolean> condition, Supplier<?> state) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("after " + timeout + " still not: " + what + "; " + state.get());
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  public static void until(String what, Callable<Boolean> condition) {
    until(what, condition, () -> "");
  }

  private static boolean holds(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
