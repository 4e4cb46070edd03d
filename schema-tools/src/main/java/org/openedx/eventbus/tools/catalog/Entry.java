package org.openedx.eventbus.tools.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.Deprecation;

/**
 * What is kept of an event type while pages of others are written.
 *
 * @param file the contract
 * @param personal its personal fields
 * @param words what a search finds it by, besides what the index shows
 * @param dataClasses the records it is made of
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
   * A field with personal data, and of which kind.
   *
   * @param shown whether the event's page has a place for it: of a type that is used twice, the
   *     fields are shown once
   */
  record Personal(String path, String kind, boolean shown) {}

  static Entry of(Contract contract) {
    Map<String, String> kinds = new LinkedHashMap<>();
    SortedSet<String> words = new TreeSet<>();
    SortedSet<String> dataClasses = new TreeSet<>();
    Fields.each(
        contract.schema(),
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
        contract.retention().map(Durations::words),
        personal(contract, kinds),
        words,
        dataClasses);
  }

  private static List<Personal> personal(Contract contract, Map<String, String> shown) {
    List<Personal> personal = new ArrayList<>();
    shown.forEach((path, kind) -> personal.add(new Personal(path, kind, true)));
    contract.personalFields().stream()
        .filter(path -> !shown.containsKey(path))
        .map(path -> new Personal(path, Fields.kind(contract.schema(), path), false))
        .forEach(personal::add);
    return List.copyOf(personal);
  }

  /** {@code v1.2}; of a name without a version only the minor one is told. */
  static String version(int major, int minor) {
    return major == 0 ? "minor " + minor : "v" + major + "." + minor;
  }

  String version() {
    return version(major(), minorVersion);
  }

  /** The name without its version: what all its versions share. */
  String family() {
    String value = name.value();
    return name.majorVersion().isPresent() ? value.substring(0, value.lastIndexOf('.')) : value;
  }

  /** The number of the version in the name; 0 where there is none. */
  int major() {
    return name.majorVersion().orElse(0);
  }

  /** The page, from the root of the site. */
  String page() {
    return "events/" + FileNames.of(name.value()) + ".html";
  }
}
