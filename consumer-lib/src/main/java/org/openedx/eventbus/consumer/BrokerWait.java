package org.openedx.eventbus.consumer;

import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the poll loop waits for a broker, in a call that has a deadline of its own: it is silent
 * then without being stuck. Marked by the loop's thread, one call at a time; read by any.
 */
final class BrokerWait {
  private final LongSupplier nanos;
  private volatile @Nullable Waiting current;
  private volatile long ended;

  /** A call that has not returned. */
  private record Waiting(String purpose, long since) {}

  /**
   * @param nanos the time, of any clock
   */
  BrokerWait(LongSupplier nanos) {
    this.nanos = nanos;
    this.ended = nanos.getAsLong();
  }

  /**
   * @param purpose what the broker is wanted for, to go after "the broker is waited for"
   */
  <T> T ask(String purpose, Supplier<T> call) {
    current = new Waiting(purpose, nanos.getAsLong());
    try {
      return call.get();
    } finally {
      ended = nanos.getAsLong(); // first: who sees no wait must not take its time for silence
      current = null;
    }
  }

  /** The same for a call without an answer. */
  void during(String purpose, Runnable call) {
    boolean unused =
        ask(
            purpose,
            () -> {
              call.run();
              return true;
            });
  }

  /** In words, for operators; empty when no broker is waited for. */
  Optional<String> reason() {
    Waiting waiting = current;
    return waiting == null
        ? Optional.empty()
        : Optional.of(
            "the broker is waited for "
                + waiting.purpose()
                + ", since "
                + (nanos.getAsLong() - waiting.since()) / 1_000_000_000
                + " s");
  }

  /** When the last wait was over, or this was made. */
  long ended() {
    return ended;
  }
}
