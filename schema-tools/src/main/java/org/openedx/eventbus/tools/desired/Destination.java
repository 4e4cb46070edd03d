package org.openedx.eventbus.tools.desired;

import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.codec.internal.KeyPath;

/**
 * A topic to which an event type is sent.
 *
 * @param topic the full topic name, including the prefix, for example {@code prod-orders}
 * @param key the path of the field that becomes the record's key; empty for none
 */
public record Destination(String topic, Optional<KeyPath> key) {
  public Destination {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(key, "key");
  }
}
