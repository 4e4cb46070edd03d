package org.openedx.eventbus.testkit.delivery;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event that stands in a topic, and who is to handle it. */
record StoredEvent(Place place, @Nullable String key, String id, Set<String> handlers) {
  StoredEvent {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(id, "id");
    handlers = Set.copyOf(handlers);
  }

  @Override
  public String toString() {
    return id + " (" + place + (key == null ? "" : ", key " + key) + ")";
  }
}
