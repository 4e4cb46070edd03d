package org.openedx.eventbus.tools.history;

import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.finding.Place;

/**
 * A version of an event type's schema that is, or was, in use. It is a fact: nobody can mend it any
 * more, so it is read leniently.
 *
 * @param name what findings call it, such as {@code git v1.4.0}, {@code released 2} or {@code
 *     registry version 3}; the first word is the kind of its source
 * @param eventType the event type it is a version of
 * @param place the file, or whatever names it best
 * @param source its JSON; empty where it could not be read, which a finding will say
 */
public record EarlierVersion(
    String name, String eventType, Place place, Optional<JsonSource> source) {
  public EarlierVersion {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(eventType, "eventType");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(source, "source");
  }
}
