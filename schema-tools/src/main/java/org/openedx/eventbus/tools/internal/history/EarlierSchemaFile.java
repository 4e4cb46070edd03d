package org.openedx.eventbus.tools.internal.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.InvalidEventNameException;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.history.HistoryUnavailableException;
import org.openedx.eventbus.tools.internal.NaturalOrder;
import org.openedx.eventbus.tools.internal.schema.Names;

/**
 * An earlier schema file. It may be unreadable.
 *
 * @param path the path that orders it among other files, with slashes
 * @param eventType the event type according to its content, or to its name if the content cannot be
 *     parsed
 */
record EarlierSchemaFile(String path, String eventType, EarlierVersion.Content content) {
  static final String SUFFIX = ".avsc";

  /** Limit above which a file is not read. No schema is that large. */
  static final long MAX_BYTES = 4 << 20;

  private static final Comparator<EarlierSchemaFile> OLDEST_FIRST =
      Comparator.comparingInt(EarlierSchemaFile::minorVersion)
          .thenComparing(EarlierSchemaFile::path, NaturalOrder.INSTANCE);

  /**
   * Lists the schema files of a directory.
   *
   * @throws HistoryUnavailableException if a directory cannot be read
   */
  static List<Path> list(Path directory) {
    try {
      return ContractDirectory.files(directory);
    } catch (UncheckedIOException e) {
      throw new HistoryUnavailableException(
          "cannot read earlier versions in " + directory + ": " + e.getCause(), e);
    }
  }

  /** Returns the path from a directory to a file in it, with slashes on every platform. */
  static String relative(Path directory, Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }

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
    EarlierVersion.Content content =
        EarlierVersion.Content.of(name, () -> JsonSource.parse(name, bytes));
    String eventType =
        content.source().map(each -> namespace(each.root())).orElseGet(() -> typeByName(path));
    return new EarlierSchemaFile(path, eventType, content);
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

  static Set<String> eventTypes(List<Contract> contracts) {
    return contracts.stream().map(each -> each.name().value()).collect(Collectors.toSet());
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
    return !eventType.isEmpty() && event().isObject();
  }

  int minorVersion() {
    return event().path("minorVersion").asInt(0);
  }

  private JsonNode event() {
    return content
        .source()
        .<JsonNode>map(JsonSource::root)
        .orElse(MissingNode.getInstance())
        .path("event");
  }

  EarlierVersion version(String name) {
    return new EarlierVersion(name, eventType, content);
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
