package org.openedx.eventbus.consumer.internal.engine;

import java.util.ArrayDeque;
import java.util.Objects;

/**
 * Scheduling state of one handler: its failure rule, circuit breaker and pause, and the key queues
 * that are ready to be dispatched to it. Only the engine's thread changes it.
 */
public final class HandlerState {
  private final String name;
  private final FailureRule rule;
  final CircuitBreaker breaker;
  final ArrayDeque<KeyQueue> ready = new ArrayDeque<>();
  private boolean paused;

  /** Whether workers must stop; they check it between two tasks. */
  private volatile boolean suspended;

  public HandlerState(String name, FailureRule rule, CircuitBreaker breaker) {
    this.name = Objects.requireNonNull(name, "name");
    this.rule = Objects.requireNonNull(rule, "rule");
    this.breaker = Objects.requireNonNull(breaker, "breaker");
  }

  /** Returns the handler's stable name, unique among the handlers of an event type. */
  public String name() {
    return name;
  }

  public CircuitBreaker.State breakerState() {
    return breaker.state();
  }

  FailureRule rule() {
    return rule;
  }

  /** Returns whether a dead letter parks its key, so that later events of the key are parked. */
  public boolean parks() {
    return rule.parks();
  }

  /**
   * Returns the failure of an attempt in which the handler threw. Called on the worker's thread.
   */
  public Failure failureOf(Throwable thrown) {
    return Failure.of(rule.rejects(thrown) ? Failure.Kind.REJECTED : Failure.Kind.HANDLER, thrown);
  }

  /** Returns whether the dispatch of events to it is paused. */
  public boolean isPaused() {
    return paused;
  }

  void setPaused(boolean now) {
    paused = now;
    updateSuspended();
  }

  /** Derives whether workers must stop; to be called after the circuit breaker may have changed. */
  void updateSuspended() {
    boolean now = paused || breaker.state() != CircuitBreaker.State.CLOSED;
    if (suspended != now) {
      suspended = now;
    }
  }

  /** Returns whether workers must not start another task of this handler. Thread-safe. */
  boolean isSuspended() {
    return suspended;
  }

  @Override
  public String toString() {
    return name;
  }
}
