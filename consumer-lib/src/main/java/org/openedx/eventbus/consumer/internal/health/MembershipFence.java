package org.openedx.eventbus.consumer.internal.health;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Decides by time whether handlers may be started: not when the group may have given the partitions
 * to another member, because this process was frozen, or the group's coordinator was unavailable,
 * for a large part of the session timeout.
 *
 * <p>While heartbeats are answered, {@link #renew} moves its time. If it was not moved for too
 * long, the fence closes, and only a commit that the group accepts opens it again, see {@link
 * #prove}: an answer to an old heartbeat may have waited in the process while it was frozen.
 *
 * <p>Time is that of both clocks, whichever has advanced further: the monotonic clock of a virtual
 * machine does not run while the machine is moved. Thread-safe.
 */
public final class MembershipFence {
  private volatile long limitNanos;
  private final LongSupplier nanoClock;
  private final LongSupplier milliClock;
  private volatile Moment confirmed;
  private volatile boolean closed;

  /**
   * The session of a member in its group.
   *
   * @param timeout the time after which the group removes a silent member
   * @param heartbeatInterval the interval of the heartbeats
   */
  public record Session(Duration timeout, Duration heartbeatInterval) {
    private static final Duration HEARTBEAT_DELAY = Duration.ofSeconds(1);

    /**
     * Returns how long handlers may be started without a sign of the group: two thirds of the
     * timeout, but long enough for a heartbeat.
     */
    Duration trusted() {
      Duration safe = timeout.multipliedBy(2).dividedBy(3);
      Duration heartbeat = heartbeatInterval.plus(HEARTBEAT_DELAY);
      Duration needed = heartbeat.compareTo(timeout) < 0 ? heartbeat : timeout;
      return safe.compareTo(needed) < 0 ? needed : safe;
    }
  }

  /** A moment on both clocks. */
  public record Moment(long nanos, long millis) {}

  /**
   * Creates an open fence.
   *
   * @param session the session of a member in its group
   */
  public MembershipFence(Session session) {
    this(session, System::nanoTime, System::currentTimeMillis);
  }

  public MembershipFence(Session session, LongSupplier nanoClock, LongSupplier milliClock) {
    this.limitNanos = session.trusted().toNanos();
    this.nanoClock = nanoClock;
    this.milliClock = milliClock;
    this.confirmed = now();
  }

  /** Sets the session, once the broker has reported it. */
  public void setSession(Session session) {
    limitNanos = session.trusted().toNanos();
  }

  /** Returns the current moment, to be taken before a proof is sought. */
  public Moment now() {
    return new Moment(nanoClock.getAsLong(), milliClock.getAsLong());
  }

  /** Returns whether a handler may be started. */
  public boolean isOpen() {
    return !closed && sinceConfirmedNanos() <= limitNanos;
  }

  /** Returns the time since the group has confirmed the membership, in nanoseconds. */
  public long sinceConfirmedNanos() {
    Moment last = confirmed;
    long millis = milliClock.getAsLong() - last.millis();
    return Math.max(nanoClock.getAsLong() - last.nanos(), TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /**
   * Moves the time of an open fence; closes it if it was not moved for too long.
   *
   * @param moment before the evidence was seen, for example a heartbeat's answer
   */
  public void renew(Moment moment) {
    if (isOpen()) {
      confirmed = moment;
    } else {
      closed = true;
    }
  }

  /** Closes the fence if its time has passed, until {@link #prove}. */
  public void closeIfDue() {
    if (!isOpen()) {
      closed = true;
    }
  }

  /**
   * Opens the fence after a proof.
   *
   * @param moment before the proof was sought; too old a one does not open it
   */
  public void prove(Moment moment) {
    confirmed = moment;
    closed = false;
  }
}
