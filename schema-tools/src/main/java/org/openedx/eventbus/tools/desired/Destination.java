package org.openedx.eventbus.tools.desired;

import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.codec.KeyPath;

/**
 * A topic that an event type goes to.
 *
 * @param topic the full topic, prefix and all
 * @param key the field that becomes the key there
 */
public record Destination(String topic, Optional<KeyPath> key) {
  public Destination {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(key, "key");
  }
}
