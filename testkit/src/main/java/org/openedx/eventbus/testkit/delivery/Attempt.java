package org.openedx.eventbus.testkit.delivery;

/** One time that a handler was given an event. Thread-safe, as its history is. */
public final class Attempt {
  /** How it ended. */
  enum End {
    /** It goes on. */
    NONE,
    HANDLED,
    FAILED,
    /** Its member was killed. */
    CUT
  }

  private final Object lock;
  private final String member;
  private final String handler;
  private final Place place;
  private final PartitionName through;
  private final String id;
  private final long begun;
  private End end = End.NONE;
  private long ended = Long.MAX_VALUE;

  Attempt(
      Object lock,
      String member,
      String handler,
      Place place,
      PartitionName through,
      String id,
      long begun) {
    this.lock = lock;
    this.member = member;
    this.handler = handler;
    this.place = place;
    this.through = through;
    this.id = id;
    this.begun = begun;
  }

  /** The handler returned; of no account when its member was killed before. */
  public void handled(long nanos) {
    end(End.HANDLED, nanos);
  }

  /** The handler threw; of no account when its member was killed before. */
  public void failed(long nanos) {
    end(End.FAILED, nanos);
  }

  void cut(long nanos) {
    end(End.CUT, nanos);
  }

  private void end(End how, long nanos) {
    synchronized (lock) {
      if (end == End.NONE) {
        end = how;
        ended = nanos;
      }
    }
  }

  Attempt copy() {
    Attempt copy = new Attempt(this, member, handler, place, through, id, begun);
    copy.end = end;
    copy.ended = ended;
    return copy;
  }

  String member() {
    return member;
  }

  String handler() {
    return handler;
  }

  Place place() {
    return place;
  }

  /** The partition it was read from, another than the event's where it was redriven. */
  PartitionName through() {
    return through;
  }

  boolean isRedriven() {
    return !through.equals(place.partition());
  }

  String id() {
    return id;
  }

  long begun() {
    return begun;
  }

  /** When it ended; {@link Long#MAX_VALUE} when it did not. */
  long ended() {
    return ended;
  }

  boolean wasHandled() {
    return end == End.HANDLED;
  }

  boolean hasFailed() {
    return end == End.FAILED;
  }

  @Override
  public String toString() {
    String from = isRedriven() ? " through " + through : "";
    return place + from + " by " + member + ", " + begun + " to " + (end == End.NONE ? "…" : ended);
  }
}
