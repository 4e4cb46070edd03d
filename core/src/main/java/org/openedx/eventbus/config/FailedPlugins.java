package org.openedx.eventbus.config;

/** What becomes of a process in which a plugin cannot be run. */
public enum FailedPlugins {
  /** It is told, and the others run. */
  ISOLATE,
  /** The process does not start. */
  STOP
}
