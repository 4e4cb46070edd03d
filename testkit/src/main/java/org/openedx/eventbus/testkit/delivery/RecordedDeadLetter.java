package org.openedx.eventbus.testkit.delivery;

import java.util.Objects;

/** Recorded dead letter: an event that its handler did not handle. */
record RecordedDeadLetter(String handler, Place place, String id, String disposition, long nanos) {
  RecordedDeadLetter {
    Objects.requireNonNull(handler, "handler");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(disposition, "disposition");
  }

  @Override
  public String toString() {
    return disposition + " dead letter at " + nanos;
  }
}
