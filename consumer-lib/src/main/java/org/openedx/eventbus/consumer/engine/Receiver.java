package org.openedx.eventbus.consumer.engine;

import java.util.ArrayDeque;
import java.util.Objects;

/**
 * A handler as the engine sees it: a name, a rule for its failures, and the lanes that are ready
 * for it. The engine's thread alone changes it.
 */
public class Receiver {
  private final String name;
  private final FailureRule rule;
  final Breaker breaker;
  final ArrayDeque<Lane> ready = new ArrayDeque<>();
  private boolean paused;

  /** Workers look at it between two tasks. */
  private volatile boolean suspended;

  public Receiver(String name, FailureRule rule, Breaker breaker) {
    this.name = Objects.requireNonNull(name, "name");
    this.rule = Objects.requireNonNull(rule, "rule");
    this.breaker = Objects.requireNonNull(breaker, "breaker");
  }

  /** Unique among the handlers of an event type, and lasting. */
  public String name() {
    return name;
  }

  public Breaker.State breakerState() {
    return breaker.state();
  }

  FailureRule rule() {
    return rule;
  }

  /** Whether later events of a key with a dead letter are held back. */
  public boolean parks() {
    return rule.parks();
  }

  /** Whether somebody paused it. */
  public boolean paused() {
    return paused;
  }

  void pause(boolean now) {
    paused = now;
    refresh();
  }

  /** To be called when its breaker may have changed. */
  void refresh() {
    boolean now = paused || breaker.state() != Breaker.State.CLOSED;
    if (suspended != now) {
      suspended = now;
    }
  }

  /** For any thread: whether workers should begin no further task for it. */
  boolean suspended() {
    return suspended;
  }

  @Override
  public String toString() {
    return name;
  }
}
