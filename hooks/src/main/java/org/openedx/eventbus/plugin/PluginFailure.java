package org.openedx.eventbus.plugin;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a plugin, or a jar in which there should be one, cannot be run.
 *
 * @param where the jar, and the plugin's id where it is known
 * @param reason in words, with what to do
 * @param cause what was thrown, if anything was
 */
public record PluginFailure(String where, String reason, @Nullable Throwable cause) {
  public PluginFailure {
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(reason, "reason");
  }

  @Override
  public String toString() {
    return where + ": " + reason;
  }
}
