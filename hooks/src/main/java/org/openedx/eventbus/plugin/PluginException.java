package org.openedx.eventbus.plugin;

import java.util.List;
import java.util.stream.Collectors;
import org.openedx.eventbus.EventBusException;

/**
 * Thrown by {@link Plugins} if a plugin cannot be run and {@code eventbus.plugins.on-failure} is
 * {@code stop}, or if the handlers of a plugin are unknown and {@code
 * eventbus.plugins.on-unreadable} is {@code fail}. The message contains all failures.
 */
public final class PluginException extends EventBusException {
  private static final long serialVersionUID = 1L;

  private final transient List<PluginFailure> failures;

  /**
   * @param consequence what follows from the failures and how to fix them; may be empty
   */
  PluginException(List<PluginFailure> failures, String consequence) {
    super(
        failures.stream()
            .map(PluginFailure::toString)
            .collect(
                Collectors.joining(
                    "\n  ",
                    "plugins cannot be run:\n  ",
                    consequence.isEmpty() ? "" : "\n" + consequence)));
    this.failures = List.copyOf(failures);
    failures.stream().map(PluginFailure::cause).filter(e -> e != null).forEach(this::addSuppressed);
  }

  /** {@return the failures of all plugins} */
  public List<PluginFailure> failures() {
    return failures;
  }
}
