package org.openedx.eventbus.tools.history;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import org.openedx.eventbus.config.EventBusConfig;

/**
 * The context in which a {@link HistorySpec} is opened.
 *
 * @param base the directory to which relative paths are resolved
 * @param module the directory of the module, whose git repository is read
 * @param released the directory of the module's released contracts
 * @param config supplies the registry's credentials and the topic prefix; called for {@code
 *     registry:URL} only
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
