package org.openedx.eventbus.tools.check;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.history.HistorySpec;

/**
 * Options of {@link SchemaChecks#breaking}.
 *
 * @param against the sources of earlier versions, for example {@code git:main}
 * @param level the compatibility level of all event types, which overrides the rules file; empty to
 *     use the rules file
 * @param config supplies the registry's credentials and the prefix of the topics; called only if a
 *     registry is among the sources
 */
public record BreakingOptions(
    List<HistorySpec> against, Optional<Compatibility> level, Supplier<EventBusConfig> config) {
  /**
   * Creates options.
   *
   * @param against the sources of earlier versions
   * @param level the compatibility level of all event types, which overrides the rules file; empty
   *     to use the rules file
   * @param config supplies the registry's credentials and the prefix of the topics
   */
  public BreakingOptions {
    against = against.stream().distinct().toList();
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(config, "config");
  }
}
