package org.openedx.eventbus.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which plugins are run.
 *
 * @param directory where jars with plugins are, besides those on the class path
 * @param enabled the ids of those to run; empty for all there are
 * @param disabled the ids of those not to run
 */
public record PluginHostSettings(
    Optional<Path> directory,
    List<String> enabled,
    List<String> disabled,
    FailedPlugins onFailure) {
  public PluginHostSettings {
    enabled = List.copyOf(enabled);
    disabled = List.copyOf(disabled);
  }

  /** Whether a plugin is to be run. */
  public boolean runs(String id) {
    return (enabled.isEmpty() || enabled.contains(id)) && !disabled.contains(id);
  }
}
