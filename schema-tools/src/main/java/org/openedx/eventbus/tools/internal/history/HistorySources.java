package org.openedx.eventbus.tools.internal.history;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.tools.history.HistorySpec;
import org.openedx.eventbus.tools.history.HistoryUnavailableException;

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

  /** Opens a source. Nothing is read before {@link History#versions} is called. */
  public History open(HistorySpec spec) {
    if (spec instanceof HistorySpec.Git git) {
      return History.git(module, git.revision(), git.directory());
    }
    if (spec instanceof HistorySpec.Directory directory) {
      return History.directory(base.resolve(directory.path()));
    }
    if (spec instanceof HistorySpec.Registry registry) {
      return registry(registry.url());
    }
    return History.released(released);
  }

  private History registry(URI url) {
    EventBusConfig settings = config.get();
    try {
      // The disk cache lets services start without a registry. A check must read the registry.
      EventBusConfig named =
          settings
              .with("eventbus.registry.url", url.toString())
              .with("eventbus.registry.cache-dir", "");
      return History.registry(named.registry(), settings::fullTopic);
    } catch (ConfigurationException e) {
      // The URL may contain a password, so it is not repeated.
      throw new HistoryUnavailableException("registry: " + e.getMessage(), e);
    }
  }
}
