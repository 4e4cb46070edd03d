package org.openedx.eventbus.tools.finding;

import java.util.Objects;

/**
 * The earlier version with which a contract was compared.
 *
 * @param name the name of the version, for example {@code git v1.4.0} or {@code released 2}
 * @param place the position in the earlier version that the finding refers to
 */
public record Against(String name, Place place) {
  public Against {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(place, "place");
  }
}
