package org.openedx.eventbus.tools.finding;

import java.util.Objects;

/**
 * The earlier version with which a contract was compared.
 *
 * @param name the name of the version, for example {@code git v1.4.0} or {@code released 2}
 * @param location the position in the earlier version that the finding refers to
 */
public record Baseline(String name, SourceLocation location) {
  /**
   * Creates a reference to an earlier version.
   *
   * @param name the name of the version
   * @param location the position in the earlier version that the finding refers to
   */
  public Baseline {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(location, "location");
  }

  /** Returns the name and the position, for example {@code released 2 released/2.avsc:8:1}. */
  @Override
  public String toString() {
    return name + " " + location;
  }
}
