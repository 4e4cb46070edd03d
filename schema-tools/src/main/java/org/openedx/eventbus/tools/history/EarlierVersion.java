package org.openedx.eventbus.tools.history;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.finding.Place;

/**
 * A version of an event type's schema that is, or was, in use. It is a fact: nobody can mend it any
 * more, so it is read leniently. Immutable.
 */
public final class EarlierVersion {
  private final String name;
  private final String eventType;
  private final Supplier<Content> content;

  /**
   * What a version says.
   *
   * @param place the file, or whatever names it best
   * @param source its JSON; empty where it is none, which a finding will say
   */
  public record Content(Place place, Optional<JsonSource> source) {
    public Content {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(source, "source");
    }
  }

  /**
   * @param content read each time it is asked for: of tens of thousands nobody needs all at once
   */
  EarlierVersion(String name, String eventType, Supplier<Content> content) {
    this.name = Objects.requireNonNull(name, "name");
    this.eventType = Objects.requireNonNull(eventType, "eventType");
    this.content = Objects.requireNonNull(content, "content");
  }

  public EarlierVersion(String name, String eventType, Content content) {
    this(name, eventType, () -> content);
  }

  /**
   * What findings call it, such as {@code git v1.4.0}, {@code released 2} or {@code registry
   * version 3}; the first word is the kind of its source.
   */
  public String name() {
    return name;
  }

  /** The event type it is a version of. */
  public String eventType() {
    return eventType;
  }

  /**
   * What it says; may read a file.
   *
   * @throws HistoryUnavailableException when that cannot be read
   */
  public Content content() {
    return content.get();
  }

  @Override
  public String toString() {
    return eventType + " of " + name;
  }
}
