package org.openedx.eventbus.plugin;

import java.util.Objects;

/**
 * Health of a plugin, for example {@code PluginHealth.down("webhook is unavailable")}.
 *
 * @param status whether the plugin can handle events
 * @param detail the reason, for operators; may be empty; must not contain personal data
 */
public record PluginHealth(Status status, String detail) {
  /**
   * Creates the health of a plugin.
   *
   * @param status whether the plugin can handle events
   * @param detail the reason, for operators; may be empty
   */
  public PluginHealth {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(detail, "detail");
  }

  /** Whether a plugin can handle events. */
  public enum Status {
    /** The plugin can handle events. */
    UP,
    /** The plugin cannot handle events, for example because a service it needs is unavailable. */
    DOWN
  }

  /** {@return the health of a plugin that can handle events} */
  public static PluginHealth up() {
    return new PluginHealth(Status.UP, "");
  }

  /**
   * {@return the health of a plugin that cannot handle events}
   *
   * @param detail the reason, for operators; must not contain personal data
   */
  public static PluginHealth down(String detail) {
    return new PluginHealth(Status.DOWN, detail);
  }
}
