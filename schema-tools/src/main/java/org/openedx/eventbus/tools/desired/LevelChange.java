package org.openedx.eventbus.tools.desired;

import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.registry.Compatibility;

/**
 * A change of a subject's compatibility level.
 *
 * @param from the current level in the registry; empty if the subject uses the global level
 * @param to the level to set
 */
public record LevelChange(Optional<Compatibility> from, Compatibility to) {
  public LevelChange {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }
}
