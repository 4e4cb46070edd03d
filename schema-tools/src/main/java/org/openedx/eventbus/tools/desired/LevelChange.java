package org.openedx.eventbus.tools.desired;

import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.registry.Compatibility;

/**
 * A compatibility level to set.
 *
 * @param from what the registry says now; empty where the subject has no level of its own
 */
public record LevelChange(Optional<Compatibility> from, Compatibility to) {
  public LevelChange {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }
}
