package org.openedx.eventbus.config;

import java.util.Optional;

/**
 * What a configuration says of one event type on one topic; what it leaves open, the contract says.
 *
 * @param enabled whether events of the type go to the topic
 * @param keyPath the dotted path of the key, {@code enrollment.course.course_key}
 */
public record ProduceRoute(Optional<Boolean> enabled, Optional<String> keyPath) {
  /** Whether events go there: they do where nothing else is said. */
  public boolean isEnabled() {
    return enabled.orElse(true);
  }
}
