package org.openedx.eventbus.tools.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.InvalidEventNameException;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.finding.NaturalOrder;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.schema.Names;

/**
 * An earlier schema file. It may be unreadable.
 *
 * @param path the path that orders it among other files, with slashes
 * @param eventType the event type according to its content, or to its name if the content cannot be
 *     parsed
 * @param source the JSON; empty if the content is not JSON
 */
record EarlierSchemaFile(String path, Place place, String eventType, Optional<JsonSource> source) {
  static final String SUFFIX = ".avsc";

  /** Limit above which a file is not read. No schema is that large. */
  static final long MAX_BYTES = 4 << 20;

  private static final Comparator<EarlierSchemaFile> OLDEST_FIRST =
      Comparator.comparingInt(EarlierSchemaFile::minorVersion)
          .thenComparing(EarlierSchemaFile::path, NaturalOrder.INSTANCE);

  /**
   * @throws HistoryUnavailableException if it cannot be read
   */
  static EarlierSchemaFile read(Path file, String path) {
    try {
      byte[] bytes = Files.size(file) > MAX_BYTES ? new byte[0] : Files.readAllBytes(file);
      return of(path, file.toString(), bytes);
    } catch (IOException e) {
      throw new HistoryUnavailableException("cannot read " + file + ": " + e, e);
    }
  }

  /**
   * @param name the name of the file in findings
   * @param bytes its content; empty if the file is too large
   */
  static EarlierSchemaFile of(String path, String name, byte[] bytes) {
    Optional<JsonSource> source = json(name, bytes);
    return new EarlierSchemaFile(
        path,
        source.map(each -> each.place("")).orElseGet(() -> Place.ofFile(name)),
        source.map(each -> namespace(each.root())).orElseGet(() -> typeByName(path)),
        source);
  }

  private static Optional<JsonSource> json(String name, byte[] bytes) {
    try {
      return Optional.of(JsonSource.parse(name, bytes));
    } catch (InvalidContractsException e) {
      return Optional.empty();
    }
  }

  private static String namespace(JsonNode root) {
    return root.path("type").asText().equals("record")
        ? Names.namespaceOf(Names.fullName(root, ""))
        : "";
  }

  /** Open edX names its files {@code org+openedx+…+v1_schema.avsc}. */
  private static String typeByName(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.replaceFirst("(_schema)?\\.avsc$", "").replace('+', '.');
  }

  /** Returns whether this is the schema of an event. A directory may contain other Avro schemas. */
  boolean isEventSchema(Set<String> eventTypes) {
    return eventTypes.contains(eventType) || isContract() || isWellFormed(eventType);
  }

  private static boolean isWellFormed(String eventType) {
    try {
      return EventName.imported(eventType).wellFormed();
    } catch (InvalidEventNameException e) {
      return false;
    }
  }

  /** Returns whether this is a contract, not a bare schema. */
  boolean isContract() {
    return !eventType.isEmpty() && source.filter(each -> event(each).isObject()).isPresent();
  }

  int minorVersion() {
    return source.map(each -> event(each).path("minorVersion").asInt(0)).orElse(0);
  }

  private static JsonNode event(JsonSource source) {
    return source.root().path("event");
  }

  EarlierVersion version(String name) {
    return new EarlierVersion(name, eventType, content());
  }

  EarlierVersion.Content content() {
    return new EarlierVersion.Content(place, source);
  }

  /** Groups files by event type as versions of the same name, oldest first. */
  static Map<String, List<EarlierVersion>> versions(List<EarlierSchemaFile> files, String name) {
    return files.stream()
        .sorted(OLDEST_FIRST)
        .collect(
            Collectors.groupingBy(
                EarlierSchemaFile::eventType,
                TreeMap::new,
                Collectors.mapping(file -> file.version(name), Collectors.toList())));
  }
}
