package com.acme.zapier;

import java.time.Duration;

/**
 * Number of attempts and their backoff.
 *
 * @param attempts largest number of attempts, including the first
 * @param backoff pause before the second attempt; doubled before each further one
 * @param longest longest pause; if the webhook requests a longer one, the consumer's failure policy
 *     retries the event
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

  /** Waits for a duration; tests replace it. */
  interface Pause {
    void of(Duration duration) throws InterruptedException;
  }
}
