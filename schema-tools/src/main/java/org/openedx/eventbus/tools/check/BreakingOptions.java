package org.openedx.eventbus.tools.check;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.history.HistorySpec;

/**
 * What contracts are compared with, and how.
 *
 * @param against the sources of earlier versions
 * @param level one for all event types, whatever the rules file says
 * @param config asked for a registry's credentials and the topics' prefix, if one is named
 */
public record BreakingOptions(
    List<HistorySpec> against, Optional<Compatibility> level, Supplier<EventBusConfig> config) {
  public BreakingOptions {
    against = against.stream().distinct().toList();
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(config, "config");
  }
}
