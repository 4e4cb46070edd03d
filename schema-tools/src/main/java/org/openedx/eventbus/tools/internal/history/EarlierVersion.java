package org.openedx.eventbus.tools.internal.history;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.finding.SourceLocation;
import org.openedx.eventbus.tools.history.HistoryUnavailableException;

/**
 * An earlier version of an event type's schema. It can no longer be corrected, so it is parsed
 * leniently. Immutable.
 */
public final class EarlierVersion {
  private final String name;
  private final String eventType;
  private final Supplier<Content> content;

  /**
   * Content of a version.
   *
   * @param location the position of the text, for example its file
   * @param source the JSON; empty if the text is not JSON, which is reported as a finding
   */
  public record Content(SourceLocation location, Optional<JsonSource> source) {
    public Content {
      Objects.requireNonNull(location, "location");
      Objects.requireNonNull(source, "source");
    }

    /**
     * Parses a text.
     *
     * @param name the name of the text in findings
     * @param json parses it, or throws {@link InvalidContractsException}
     */
    static Content of(String name, Supplier<JsonSource> json) {
      try {
        JsonSource source = json.get();
        return new Content(source.location(""), Optional.of(source));
      } catch (InvalidContractsException e) {
        return new Content(SourceLocation.ofFile(name), Optional.empty());
      }
    }
  }

  /**
   * @param content reads the content. It is not cached, so that tens of thousands of versions need
   *     not be in memory at once
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
   * Returns the name in findings, for example {@code git v1.4.0}, {@code released 2} or {@code
   * registry version 3}. The first word is the kind of source.
   */
  public String name() {
    return name;
  }

  /** Returns the event type. */
  public String eventType() {
    return eventType;
  }

  /**
   * Reads the content, from a file where needed.
   *
   * @throws HistoryUnavailableException if the file cannot be read
   */
  public Content content() {
    return content.get();
  }

  @Override
  public String toString() {
    return eventType + " of " + name;
  }
}
