package org.openedx.eventbus.consumer.internal.loop;

import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Observes calls in which the poll loop waits for the broker. During such a call, which has its own
 * timeout, the loop does not run, and is not stuck. Written by the loop's thread, one call at a
 * time; read by any thread.
 */
final class BlockingCallMonitor {
  private final LongSupplier nanoClock;
  private volatile @Nullable Call current;
  private volatile long endedNanos;

  /** A call that has not returned. */
  private record Call(String purpose, long sinceNanos) {}

  BlockingCallMonitor(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.endedNanos = nanoClock.getAsLong();
  }

  /**
   * Runs a call and returns its result.
   *
   * @param purpose continues "waiting for the broker", for example "to commit offsets"
   */
  <T> T call(String purpose, Supplier<T> call) {
    current = new Call(purpose, nanoClock.getAsLong());
    try {
      return call.get();
    } finally {
      // First the time: a reader that sees no call must not take the call's time for silence.
      endedNanos = nanoClock.getAsLong();
      current = null;
    }
  }

  /** Runs a call without a result. */
  void run(String purpose, Runnable call) {
    boolean unused =
        call(
            purpose,
            () -> {
              call.run();
              return true;
            });
  }

  /** A call for operators. */
  record Waiting(String text, long nanos) {}

  /** Returns the current call; empty if there is none. */
  Optional<Waiting> waiting() {
    Call call = current;
    long nanos = call == null ? 0 : nanoClock.getAsLong() - call.sinceNanos();
    return call == null
        ? Optional.empty()
        : Optional.of(
            new Waiting(
                "waiting for the broker %s for %s s"
                    .formatted(call.purpose(), nanos / 1_000_000_000),
                nanos));
  }

  /** Returns when the last call ended; if there was none, when this monitor was created. */
  long endedNanos() {
    return endedNanos;
  }
}
