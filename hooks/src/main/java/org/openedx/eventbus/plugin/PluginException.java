package org.openedx.eventbus.plugin;

import java.util.List;
import java.util.stream.Collectors;
import org.openedx.eventbus.EventBusException;

/**
 * Thrown by {@link Plugins} if a plugin cannot be run and {@code eventbus.plugins.on-failure} is
 * {@code stop}. The message contains all failures.
 */
public final class PluginException extends EventBusException {
  private static final long serialVersionUID = 1L;

  private final transient List<PluginFailure> failures;

  PluginException(List<PluginFailure> failures) {
    super(
        failures.stream()
            .map(PluginFailure::toString)
            .collect(Collectors.joining("\n  ", "plugins cannot be run:\n  ", "")));
    this.failures = List.copyOf(failures);
    failures.stream().map(PluginFailure::cause).filter(e -> e != null).forEach(this::addSuppressed);
  }

  /** {@return the failures of all plugins} */
  public List<PluginFailure> failures() {
    return failures;
  }
}
