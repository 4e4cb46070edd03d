package org.openedx.eventbus.testkit.delivery;

import java.util.Objects;

/** Recorded resolution: a dead letter was redriven or discarded. */
record RecordedResolution(String handler, Place place, boolean discarded, long nanos) {
  RecordedResolution {
    Objects.requireNonNull(handler, "handler");
  }
}
