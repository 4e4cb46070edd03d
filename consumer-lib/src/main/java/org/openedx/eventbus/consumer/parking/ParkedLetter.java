package org.openedx.eventbus.consumer.parking;

import org.openedx.eventbus.consumer.deadletter.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.EventOrigin;

/** A letter that parks its key. */
final class ParkedLetter {
  final DeadLetterId id;
  final KeyLetters ofKey;

  /** Of its event. */
  final long offset;

  final long timestamp;
  private final int redrives;

  /** Whether its event is on its way back to its handler. */
  boolean redriven;

  ParkedLetter(DeadLetterId id, EventOrigin source, KeyLetters ofKey) {
    this.id = id;
    this.ofKey = ofKey;
    this.offset = source.offset();
    this.timestamp = source.timestamp();
    this.redrives = source.redrives();
  }

  /**
   * Whether it takes the place of another of the same event: that was redriven and failed again, or
   * was written twice as an acknowledgement was lost. News of the two may come in either order.
   */
  boolean replaces(ParkedLetter other) {
    return redrives != other.redrives ? redrives > other.redrives : id.compareTo(other.id) > 0;
  }
}
