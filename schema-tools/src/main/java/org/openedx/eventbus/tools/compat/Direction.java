package org.openedx.eventbus.tools.compat;

/** Who reads what whom wrote. */
public enum Direction {
  /** The newer version reads what the older one wrote. */
  BACKWARD,
  /** The older version reads what the newer one writes. */
  FORWARD
}
