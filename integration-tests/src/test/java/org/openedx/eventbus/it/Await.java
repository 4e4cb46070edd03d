package org.openedx.eventbus.it;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for conditions, never for a length of time. */
public final class Await {
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private Await() {}

  /** Until the condition holds, or fails saying what it waited for and how things stood. */
  public static void until(String what, Callable<Boolean> condition, Supplier<?> state) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("after " + PATIENCE + " not yet: " + what + "; " + state.get());
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  public static void until(String what, Callable<Boolean> condition) {
    until(what, condition, () -> "no more is known");
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
