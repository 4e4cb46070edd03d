package org.openedx.eventbus.it.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.handler.EventRejectedException;

/**
 * What a handler does with an event. It follows from the seed, the event's number and the handler,
 * so every consumer process does the same.
 */
enum Fate {
  HANDLED,
  SLOW,
  REJECTED,
  /** Fails the first times. */
  FLAKY,
  /** Fails until a time has passed, as when a database is away; it may be given up before. */
  AWAY,
  /** Fails whenever it is tried. */
  BROKEN;

  private static final int SLOW_MILLIS = 60;
  private static final int MOST_FAILURES = 3;
  private static final int LONGEST_AWAY_MILLIS = 3_000;

  static Fate of(SplittableRandom dice) {
    int drawn = dice.nextInt(1_000);
    if (drawn < 20) {
      return SLOW;
    } else if (drawn < 25) {
      return REJECTED;
    } else if (drawn < 35) {
      return FLAKY;
    } else if (drawn < 38) {
      return AWAY;
    } else {
      return drawn < 40 ? BROKEN : HANDLED;
    }
  }

  /** The numbers an event's fate is made of. */
  static SplittableRandom dice(long seed, long number, String handler) {
    return new SplittableRandom(seed ^ (number * 31 + handler.hashCode()) * 0x9E3779B97F4A7C15L);
  }

  /** Lets it happen. */
  void befall(Event<?> event, int attempt, SplittableRandom dice) throws InterruptedException {
    switch (this) {
      case HANDLED -> {}
      case SLOW -> Thread.sleep(1 + dice.nextInt(SLOW_MILLIS));
      case REJECTED -> throw new EventRejectedException("not for us");
      case FLAKY -> failIf(attempt <= 1 + dice.nextInt(MOST_FAILURES));
      case AWAY -> {
        Instant sent = event.metadata().time().orElseThrow();
        Duration away = Duration.ofMillis(dice.nextInt(LONGEST_AWAY_MILLIS));
        failIf(Instant.now().isBefore(sent.plus(away)));
      }
      case BROKEN -> failIf(true);
    }
  }

  private static void failIf(boolean failing) {
    if (failing) {
      throw new IllegalStateException("the database is away");
    }
  }
}
