package org.openedx.eventbus.plugin;

import java.util.Objects;

/**
 * How a plugin is.
 *
 * @param status whether it can do its work
 * @param detail why, for operators; empty when there is nothing to say; never what an event says
 */
public record PluginHealth(Status status, String detail) {
  private static final PluginHealth UP = new PluginHealth(Status.UP, "");

  public PluginHealth {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(detail, "detail");
  }

  /** Whether a plugin can do its work. */
  public enum Status {
    UP,
    DOWN
  }

  public static PluginHealth up() {
    return UP;
  }

  /**
   * @param why for operators
   */
  public static PluginHealth down(String why) {
    return new PluginHealth(Status.DOWN, why);
  }
}
