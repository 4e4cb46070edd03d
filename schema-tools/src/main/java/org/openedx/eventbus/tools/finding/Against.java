package org.openedx.eventbus.tools.finding;

import java.util.Objects;

/**
 * The other side of a comparison.
 *
 * @param name the earlier version's name, such as {@code git v1.4.0} or {@code released 2}
 * @param place where it says what the finding is about
 */
public record Against(String name, Place place) {
  public Against {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(place, "place");
  }
}
