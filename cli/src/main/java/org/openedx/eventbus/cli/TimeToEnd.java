package org.openedx.eventbus.cli;

import java.time.Duration;

/** How long a command may take to end once a signal has interrupted it. Thread-safe. */
final class TimeToEnd {
  private static final Duration USUALLY = Duration.ofSeconds(20);

  private volatile Duration atMost = USUALLY;

  /** Longer than usual by this. */
  void add(Duration more) {
    atMost = USUALLY.plus(more);
  }

  Duration atMost() {
    return atMost;
  }
}
