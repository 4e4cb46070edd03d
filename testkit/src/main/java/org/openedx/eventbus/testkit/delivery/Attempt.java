package org.openedx.eventbus.testkit.delivery;

import java.util.Objects;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.Position;

/**
 * Attempt of a handler to process an event, for example the second of two after a failure.
 * Thread-safe, as its history is.
 */
public final class Attempt {
  private enum State {
    RUNNING,
    HANDLED,
    FAILED,
    /** Its member was killed. */
    KILLED
  }

  private final Object lock;
  final String member;
  final String handler;
  final Position position;

  final String id;
  final long begun;
  private State state = State.RUNNING;
  private long ended = HandlerOutcome.NEVER;

  Attempt(Object lock, String member, String handler, Position position, String id, long begun) {
    this.lock = lock;
    this.member = Objects.requireNonNull(member, "member");
    this.handler = Objects.requireNonNull(handler, "handler");
    this.position = position;
    this.id = Objects.requireNonNull(id, "id");
    this.begun = begun;
  }

  /**
   * Records that the handler returned. Ignored if its member was killed before.
   *
   * @param nanos the time of the return, in nanoseconds of the history's clock
   */
  public void handled(long nanos) {
    end(State.HANDLED, nanos);
  }

  /**
   * Records that the handler threw an exception. Ignored if its member was killed before.
   *
   * @param nanos the time of the exception, in nanoseconds of the history's clock
   */
  public void failed(long nanos) {
    end(State.FAILED, nanos);
  }

  void killed(long nanos) {
    end(State.KILLED, nanos);
  }

  private void end(State how, long nanos) {
    synchronized (lock) {
      if (state == State.RUNNING) {
        state = how;
        ended = nanos;
      }
    }
  }

  Attempt copy() {
    Attempt copy = new Attempt(this, member, handler, position, id, begun);
    copy.state = state;
    copy.ended = ended;
    return copy;
  }

  /** Returns the time at which it ended, or {@link HandlerOutcome#NEVER}. */
  long ended() {
    return ended;
  }

  boolean wasHandled() {
    return state == State.HANDLED;
  }

  boolean hasFailed() {
    return state == State.FAILED;
  }

  @Override
  public String toString() {
    String until = state == State.RUNNING ? "…" : String.valueOf(ended);
    return position + " by " + member + ", " + begun + " to " + until;
  }
}
