package org.openedx.eventbus.testkit.simulation;

import java.util.ArrayList;
import java.util.List;

/** What is out of order around the consumers, and when. */
final class Weather {
  private final long start;
  private final Window registryUnavailable;
  private final Window lettersFail;
  private final Window commitsFail;
  private final List<Window> outages = new ArrayList<>();
  private final long deployed;

  private record Window(long from, long to) {
    boolean has(long time) {
      return from <= time && time < to;
    }
  }

  Weather(Dice dice, long start) {
    this.start = start;
    registryUnavailable = window(dice, 0.7, 4_000);
    lettersFail = window(dice, 0.4, 3_000);
    commitsFail = window(dice, 0.3, 2_000);
    for (int i = 0; i < 3; i++) {
      outages.add(window(dice, 0.3, 3_000));
    }
    deployed = start + dice.millis(0, 7_000);
  }

  private Window window(Dice dice, double often, int longest) {
    long from = start + dice.millis(0, 5_000);
    return new Window(from, dice.chance(often) ? from + dice.millis(1, longest) : from);
  }

  boolean registryUnavailable(long now) {
    return registryUnavailable.has(now);
  }

  boolean lettersFail(long now) {
    return lettersFail.has(now);
  }

  boolean commitsFail(long now) {
    return commitsFail.has(now);
  }

  /** Whether what a handler needs is away, so that it fails whatever it is given. */
  boolean outage(String handler, long now) {
    return outages.get(handler.charAt(handler.length() - 1) - '0').has(now);
  }

  boolean deployed(long now) {
    return now >= deployed;
  }

  boolean faultsAreOver(long now) {
    return now - start >= Plan.FAULTS;
  }

  /** When the faults are over. */
  long end() {
    return start + Plan.FAULTS;
  }
}
