package org.openedx.eventbus.tools.history;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import org.openedx.eventbus.config.EventBusConfig;

/**
 * What a {@link HistorySpec} leaves open.
 *
 * @param base where relative paths begin
 * @param module the directory of the module, whose repository is asked
 * @param released the module's released contracts
 * @param config asked for the registry's credentials and the topics' prefix, if one is named
 */
public record HistorySources(
    Path base, Path module, Path released, Supplier<EventBusConfig> config) {
  public HistorySources {
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(module, "module");
    Objects.requireNonNull(released, "released");
    Objects.requireNonNull(config, "config");
  }
}
