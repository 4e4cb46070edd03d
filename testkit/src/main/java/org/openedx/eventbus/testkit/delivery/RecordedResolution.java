package org.openedx.eventbus.testkit.delivery;

import java.util.Objects;

/** Somebody gave a dead letter back to its handler, or decided that it need not be handled. */
record RecordedResolution(String handler, Place place, boolean discarded, long nanos) {
  RecordedResolution {
    Objects.requireNonNull(handler, "handler");
  }
}
