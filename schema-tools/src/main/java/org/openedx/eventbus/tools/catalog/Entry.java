package org.openedx.eventbus.tools.catalog;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.Contract.Deprecation;

/**
 * Summary of an event type, which stays in memory while the site is written.
 *
 * @param file the file of the contract
 * @param personal the fields with personal data
 * @param words words for the search, in addition to the texts of the index
 * @param dataClasses the records inside the payload
 */
record Entry(
    EventName name,
    Path file,
    String constant,
    int minorVersion,
    Optional<String> about,
    String topic,
    Optional<String> sender,
    Optional<Deprecation> deprecation,
    Optional<String> retention,
    List<Personal> personal,
    SortedSet<String> words,
    SortedSet<String> dataClasses) {

  /**
   * A field with personal data, and its kind.
   *
   * @param shown whether the event's page shows the field. The fields of a type that is used twice
   *     are shown once
   */
  record Personal(String path, String kind, boolean shown) {}

  static Entry of(Contract contract) {
    Map<String, String> kinds = new LinkedHashMap<>();
    SortedSet<String> words = new TreeSet<>();
    SortedSet<String> dataClasses = new TreeSet<>();
    visit(
        contract.schema(),
        "",
        new HashSet<>(Set.of(contract.schema().getFullName())),
        row -> {
          words.add(row.name());
          row.pii().ifPresent(kind -> kinds.putIfAbsent(row.path(), kind));
          row.records().forEach(each -> dataClasses.add(each.getName()));
        });
    return new Entry(
        contract.name(),
        Path.of(contract.source().file()),
        contract.constant(),
        contract.minorVersion(),
        contract.about(),
        contract.topic(),
        contract.sender(),
        contract.deprecation(),
        contract.retention().map(Entry::words),
        personal(contract, kinds),
        words,
        dataClasses);
  }

  private static List<Personal> personal(Contract contract, Map<String, String> shown) {
    List<Personal> personal = new ArrayList<>();
    shown.forEach((path, kind) -> personal.add(new Personal(path, kind, true)));
    contract.personalFields().stream()
        .filter(path -> !shown.containsKey(path))
        .map(path -> new Personal(path, kind(contract.schema(), path), false))
        .forEach(personal::add);
    return List.copyOf(personal);
  }

  /**
   * Visits the fields of a record in the order in which {@link PayloadTree} shows them.
   *
   * @param seen types that were visited. A type is visited once, as nesting can grow exponentially
   */
  private static void visit(
      Schema record, String path, Set<String> seen, Consumer<FieldRow> consumer) {
    for (Schema.Field field : record.getFields()) {
      FieldRow row = FieldRow.of(field, record, path);
      consumer.accept(row);
      List<Schema> fresh =
          row.records().stream().filter(each -> seen.add(each.getFullName())).toList();
      fresh.forEach(each -> visit(each, row.path(), seen, consumer));
    }
  }

  /** Returns the kind of personal data of the field at a path. */
  private static String kind(Schema payload, String path) {
    List<Schema> records = List.of(payload);
    Optional<FieldRow> found = Optional.empty();
    for (String name : path.split("\\.", -1)) {
      found =
          records.stream()
              .filter(each -> each.getField(name) != null)
              .map(each -> FieldRow.of(each.getField(name), each, ""))
              .findFirst();
      records = found.map(FieldRow::records).orElse(List.of());
    }
    return found.flatMap(FieldRow::pii).orElse("other");
  }

  /** For example {@code v1.2}, or {@code minor 2} if the name has no major version. */
  static String version(int major, int minor) {
    return major == 0 ? "minor " + minor : "v" + major + "." + minor;
  }

  String version() {
    return version(major(), minorVersion);
  }

  /** Returns the name without its version, which all major versions share. */
  String family() {
    String value = name.value();
    return name.majorVersion().isPresent() ? value.substring(0, value.lastIndexOf('.')) : value;
  }

  /** Returns the major version; 0 if the name has none. */
  int major() {
    return name.majorVersion().orElse(0);
  }

  /** Returns the path of the page from the root of the site. */
  String page() {
    return "events/" + EventFileNames.of(name.value()) + ".html";
  }

  /** For example {@code 14 days}. Durations that are not whole days or hours are in ISO 8601. */
  private static String words(Duration duration) {
    if (duration.equals(Duration.ofDays(duration.toDays()))) {
      return count(duration.toDays(), "day");
    }
    return duration.equals(Duration.ofHours(duration.toHours()))
        ? count(duration.toHours(), "hour")
        : duration.toString();
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
