package org.openedx.eventbus.tools.internal.compat;

/** Which of two versions reads the data of the other. */
public enum Direction {
  /** The newer version reads data that the older version wrote. */
  BACKWARD,
  /** The older version reads data that the newer version writes. */
  FORWARD
}
