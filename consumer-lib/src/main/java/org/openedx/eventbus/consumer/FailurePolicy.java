package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.Objects;

/** What happens to an event whose handling failed. Immutable. */
public final class FailurePolicy {
  /** Again after 200 ms, then ever later, at last once a minute, until it succeeds. */
  public static final FailurePolicy DEFAULT =
      retryForever(Backoff.exponential(Duration.ofMillis(200), Duration.ofMinutes(1)));

  private final Backoff backoff;

  private FailurePolicy(Backoff backoff) {
    this.backoff = backoff;
  }

  /**
   * The event is given to the handlers that failed again and again until they return; its partition
   * waits meanwhile, so that nothing is skipped and nothing overtakes.
   */
  public static FailurePolicy retryForever(Backoff backoff) {
    return new FailurePolicy(Objects.requireNonNull(backoff, "backoff"));
  }

  Backoff backoff() {
    return backoff;
  }
}
