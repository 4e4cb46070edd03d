package org.openedx.eventbus.config;

/** Where a group begins that has never read. */
public enum StartPosition {
  /** With the oldest event there is, so that nothing is missed. */
  EARLIEST,
  /** With what is written from now on. */
  LATEST
}
