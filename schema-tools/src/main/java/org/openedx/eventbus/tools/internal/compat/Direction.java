package org.openedx.eventbus.tools.internal.compat;

/** Direction of a comparison: the version that reads the data of the other. */
public enum Direction {
  /** The newer version reads data that the older version wrote. */
  BACKWARD,
  /** The older version reads data that the newer version writes. */
  FORWARD
}
