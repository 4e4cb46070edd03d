package org.openedx.eventbus.plugin;

import java.util.Objects;
import java.util.Optional;

/**
 * Status of a plugin, for example for a health endpoint. See {@link Plugins#statuses}.
 *
 * @param id the id of the plugin
 * @param version the version of the plugin
 * @param source the name of its jar, or {@code class path}
 * @param state the point of its life cycle
 * @param failure the reason why the plugin cannot be run; present if the state is {@link
 *     State#FAILED}
 * @param health the health that the plugin reports; present if the state is {@link State#STARTED}
 */
public record PluginStatus(
    String id,
    String version,
    String source,
    State state,
    Optional<String> failure,
    Optional<PluginHealth> health) {
  /**
   * Creates a status.
   *
   * @param id the id of the plugin
   * @param version the version of the plugin
   * @param source the name of its jar, or {@code class path}
   * @param state the point of its life cycle
   * @param failure the reason why the plugin cannot be run
   * @param health the health that the plugin reports
   */
  public PluginStatus {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(failure, "failure");
    Objects.requireNonNull(health, "health");
  }

  /** Point of a plugin's life cycle. */
  public enum State {
    /** The configuration excludes the plugin. */
    DISABLED,
    /** The plugin has registered its handlers and is not started yet. */
    REGISTERED,
    /** The plugin handles events. */
    STARTED,
    /** The plugin was stopped. */
    STOPPED,
    /** The plugin cannot be run. */
    FAILED
  }
}
