package com.acme.zapier;

import java.time.Duration;

/**
 * How often and how patiently a webhook is called again.
 *
 * @param attempts how often at most, the first time counted in
 * @param backoff the pause before the second attempt, doubled before each further one
 * @param longest no pause is longer; a webhook that asks for a longer one is called again later, by
 *     the consumer's own policy
 */
record Retry(int attempts, Duration backoff, Duration longest) {
  Retry {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts is " + attempts + ": at least 1 is needed");
    }
  }

  Duration before(int attempt) {
    Duration pause = backoff.multipliedBy(1L << Math.min(attempt - 2, 20));
    return pause.compareTo(longest) > 0 ? longest : pause;
  }

  /** Waits; a test passes one that does not. */
  interface Pause {
    void of(Duration duration) throws InterruptedException;
  }
}
