package org.openedx.eventbus.consumer.internal.engine;

/**
 * Decides whether an event may be handled, given the dead letters of its key.
 *
 * <p>Called on the engine's thread, and only for redriven events and for handlers whose failure
 * rule parks.
 */
public interface ParkedKeys {
  /** Admits every event: for groups without a handler that parks. */
  ParkedKeys NONE = task -> Admission.ADMIT;

  /** What to do with the first task of a key queue. */
  enum Admission {
    /** The key is not parked: the event is handled. */
    ADMIT,
    /** Not known until more of the dead-letter topic has been read: the event waits. */
    UNKNOWN,
    /** An earlier event of the key is an open dead letter: this event is parked behind it. */
    PARK,
    /** Earlier events of the key are being redriven: this event waits until they are handled. */
    WAIT,
    /** The event is a dead letter already, or is not redriven any more: it is skipped. */
    SKIP
  }

  /** Returns what to do with a task, which is the first one of its key queue. */
  Admission check(Task task);
}
