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
 * A schema file of another time: whose it is and what it says, as far as that can be told.
 *
 * @param path what orders it among others, with slashes
 * @param eventType by its content; by its name, where the content cannot be read
 */
record OldFile(String path, Place place, String eventType, Optional<JsonSource> source) {
  static final String SUFFIX = ".avsc";

  /** More than any schema; beyond it nothing is read. */
  static final long MAX_BYTES = 4 << 20;

  private static final Comparator<OldFile> OLDEST_FIRST =
      Comparator.comparingInt(OldFile::minorVersion)
          .thenComparing(OldFile::path, NaturalOrder.INSTANCE);

  /**
   * @throws HistoryUnavailableException when it cannot be read
   */
  static OldFile read(Path file, String path) {
    try {
      byte[] bytes = Files.size(file) > MAX_BYTES ? new byte[0] : Files.readAllBytes(file);
      return of(path, file.toString(), bytes);
    } catch (IOException e) {
      throw new HistoryUnavailableException("cannot read " + file + ": " + e, e);
    }
  }

  /**
   * @param name what findings call the file
   * @param bytes its content; none where it is too large
   */
  static OldFile of(String path, String name, byte[] bytes) {
    Optional<JsonSource> source = json(name, bytes);
    return new OldFile(
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

  /** Open edX calls its files {@code org+openedx+…+v1_schema.avsc}. */
  private static String typeByName(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.replaceFirst("(_schema)?\\.avsc$", "").replace('+', '.');
  }

  /** Whether it is the schema of an event, and not something else that is written in Avro. */
  boolean isOfAnEvent(Set<String> known) {
    return known.contains(eventType) || isOurs() || isWellFormed(eventType);
  }

  private static boolean isWellFormed(String eventType) {
    try {
      return EventName.imported(eventType).wellFormed();
    } catch (InvalidEventNameException e) {
      return false;
    }
  }

  /** Whether it is a contract, and not a bare schema. */
  boolean isOurs() {
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

  /** Versions of one name, by event type. */
  static Map<String, List<EarlierVersion>> versions(List<OldFile> files, String name) {
    return files.stream()
        .sorted(OLDEST_FIRST)
        .collect(
            Collectors.groupingBy(
                OldFile::eventType,
                TreeMap::new,
                Collectors.mapping(file -> file.version(name), Collectors.toList())));
  }
}
