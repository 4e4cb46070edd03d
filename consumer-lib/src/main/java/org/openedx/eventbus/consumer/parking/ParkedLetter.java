package org.openedx.eventbus.consumer.parking;

import org.openedx.eventbus.consumer.deadletter.LetterId;
import org.openedx.eventbus.consumer.deadletter.Source;

/** A letter that parks its key. */
final class ParkedLetter {
  final LetterId id;
  final Source source;
  final ParkedKey key;

  /** Whether its event is on its way back to its handler. */
  boolean redriven;

  ParkedLetter(LetterId id, Source source, ParkedKey key) {
    this.id = id;
    this.source = source;
    this.key = key;
  }

  /**
   * Whether it takes the place of another of the same event: that was redriven and failed again, or
   * was written twice as an acknowledgement was lost. News of the two may come in either order.
   */
  boolean replaces(ParkedLetter other) {
    return source.redrives() != other.source.redrives()
        ? source.redrives() > other.source.redrives()
        : id.compareTo(other.id) > 0;
  }
}
