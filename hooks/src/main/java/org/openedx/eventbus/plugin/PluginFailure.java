package org.openedx.eventbus.plugin;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Failure of a plugin, or of a jar that should contain one. For example {@code plugin mailer
 * (mailer.jar): cannot be started: ConnectException: Connection refused}.
 *
 * @param where the jar and, if known, the id of the plugin
 * @param reason the reason why the plugin cannot be run
 * @param cause the exception, or null if there was none
 */
public record PluginFailure(String where, String reason, @Nullable Throwable cause) {
  /**
   * Creates a failure.
   *
   * @param where the jar and, if known, the id of the plugin
   * @param reason the reason why the plugin cannot be run
   * @param cause the exception, or null if there was none
   */
  public PluginFailure {
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(reason, "reason");
  }

  @Override
  public String toString() {
    return where + ": " + reason;
  }
}
