package org.openedx.eventbus.it.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.handler.EventRejectedException;

/**
 * Behavior of a handler for one event. It depends on the seed, the event's number and the handler,
 * so that every consumer process behaves alike.
 */
enum HandlerBehavior {
  HANDLED,
  SLOW,
  REJECTED,
  /** Fails at the first attempts. */
  FLAKY,
  /**
   * Fails until a time has passed, as during an outage of a database. Retries may be exhausted
   * before.
   */
  UNAVAILABLE,
  /** Fails at every attempt. */
  ALWAYS_FAILING;

  private static final int SLOW_MILLIS = 60;
  private static final int MAX_FAILURES = 3;
  private static final int LONGEST_OUTAGE_MILLIS = 3_000;

  static HandlerBehavior draw(SplittableRandom random) {
    int drawn = random.nextInt(1_000);
    if (drawn < 20) {
      return SLOW;
    } else if (drawn < 25) {
      return REJECTED;
    } else if (drawn < 35) {
      return FLAKY;
    } else if (drawn < 38) {
      return UNAVAILABLE;
    } else {
      return drawn < 40 ? ALWAYS_FAILING : HANDLED;
    }
  }

  /** Returns the random numbers that decide about one event and handler. */
  static SplittableRandom random(long seed, long number, String handler) {
    return new SplittableRandom(seed ^ (number * 31 + handler.hashCode()) * 0x9E3779B97F4A7C15L);
  }

  /** Sleeps, fails or returns, as the behavior requires. */
  void apply(Event<?> event, int attempt, SplittableRandom random) throws InterruptedException {
    switch (this) {
      case HANDLED -> {}
      case SLOW -> Thread.sleep(1 + random.nextInt(SLOW_MILLIS));
      case REJECTED -> throw new EventRejectedException("invalid");
      case FLAKY -> failIf(attempt <= 1 + random.nextInt(MAX_FAILURES));
      case UNAVAILABLE -> {
        Instant sent = event.metadata().time().orElseThrow();
        Duration away = Duration.ofMillis(random.nextInt(LONGEST_OUTAGE_MILLIS));
        failIf(Instant.now().isBefore(sent.plus(away)));
      }
      case ALWAYS_FAILING -> failIf(true);
    }
  }

  private static void failIf(boolean failing) {
    if (failing) {
      throw new IllegalStateException("the database is unavailable");
    }
  }
}
