package org.openedx.eventbus.tools.internal.history;

import java.util.Optional;
import java.util.function.Supplier;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.finding.SourceLocation;
import org.openedx.eventbus.tools.history.HistoryUnavailableException;

/**
 * An earlier version of an event type's schema. It can no longer be corrected, so it is parsed
 * leniently. Immutable.
 *
 * @param name the name in findings, for example {@code git v1.4.0}, {@code released 2} or {@code
 *     registry version 3}. The first word is the kind of source
 * @param reader reads the content. It is not cached, so that tens of thousands of versions need not
 *     be in memory at once
 */
public record EarlierVersion(String name, String eventType, Supplier<Content> reader) {

  /**
   * Content of a version.
   *
   * @param location the position of the text, for example its file
   * @param source the JSON; empty if the text is not JSON, which is reported as a finding
   */
  public record Content(SourceLocation location, Optional<JsonSource> source) {

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

  public EarlierVersion(String name, String eventType, Content content) {
    this(name, eventType, () -> content);
  }

  /**
   * Reads the content, from a file where needed.
   *
   * @throws HistoryUnavailableException if the file cannot be read
   */
  public Content content() {
    return reader.get();
  }

  @Override
  public String toString() {
    return eventType + " of " + name;
  }
}
