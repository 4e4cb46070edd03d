package org.openedx.eventbus.plugin;

/** Where a plugin is in its life. */
public enum PluginState {
  /** The configuration says not to run it. */
  DISABLED,
  /** It has said what it reacts to. */
  REGISTERED,
  STARTED,
  STOPPED,
  /** It cannot be run. */
  FAILED
}
