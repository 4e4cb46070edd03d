package org.openedx.eventbus.tools.internal.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openedx.eventbus.internal.Sha256;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.contract.ContractProperties;
import org.openedx.eventbus.tools.internal.contract.EventSection;
import org.openedx.eventbus.tools.internal.contract.ReleasedChecksums;
import org.openedx.eventbus.tools.internal.contract.WireText;
import org.openedx.eventbus.tools.internal.schema.FieldNode;
import org.openedx.eventbus.tools.internal.schema.SchemaTree;
import org.openedx.eventbus.tools.internal.schema.TypeNode;

/**
 * Directory of released contracts.
 *
 * @param path the directory
 * @param versions the files named {@code <event type>/<minor version>.avsc}
 * @param strays the paths of all other files, relative to the directory
 * @param checksums the list of checksums; empty if it cannot be read
 * @param problems the problems of the list and of single files
 */
record ReleasedDirectory(
    Path path,
    List<ReleasedVersion> versions,
    List<String> strays,
    Optional<ReleasedChecksums> checksums,
    List<Finding> problems) {
  private static final Pattern KEY = Pattern.compile("([^/]+)/(0|[1-9][0-9]{0,8})\\.avsc");

  /** File of a released contract, and the version that its path names. */
  private record Located(Path file, String key, String eventType, int minor) {}

  /** Reads every file once. Returns no versions if the directory does not exist. */
  static ReleasedDirectory read(Path directory) {
    List<Located> located = new ArrayList<>();
    List<String> strays = new ArrayList<>();
    Map<String, Integer> newest = new HashMap<>();
    Map<String, Integer> oldest = new HashMap<>();
    for (Path file : files(directory)) {
      String key = key(directory, file);
      Matcher matcher = KEY.matcher(key);
      if (matcher.matches()) {
        String eventType = matcher.group(1);
        int minor = Integer.parseInt(matcher.group(2));
        located.add(new Located(file, key, eventType, minor));
        newest.merge(eventType, minor, Math::max);
        oldest.merge(eventType, minor, Math::min);
      } else {
        strays.add(key);
      }
    }
    List<Finding> problems = new ArrayList<>();
    Optional<ReleasedChecksums> checksums = checksums(directory, problems);
    List<ReleasedVersion> versions =
        located.parallelStream()
            .map(
                each -> {
                  boolean last = newest.getOrDefault(each.eventType(), -1) == each.minor();
                  boolean first = oldest.getOrDefault(each.eventType(), -1) == each.minor();
                  // The first and the last release show which fields were added since.
                  Optional<String> unchangedSum =
                      first || last
                          ? Optional.empty()
                          : checksums.flatMap(list -> list.sumOf(each.key()));
                  return version(each, last, unchangedSum);
                })
            .toList();
    versions.forEach(version -> problems.addAll(version.problems()));
    return new ReleasedDirectory(directory, versions, strays, checksums, problems);
  }

  private static List<Path> files(Path directory) {
    return Files.isDirectory(directory) ? ContractDirectory.files(directory) : List.of();
  }

  private static String key(Path directory, Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }

  private static Optional<ReleasedChecksums> checksums(Path directory, List<Finding> problems) {
    try {
      return Optional.of(ReleasedChecksums.read(directory));
    } catch (InvalidContractsException e) {
      e.problems().forEach(problem -> problems.add(problem.finding("")));
      return Optional.empty();
    }
  }

  /**
   * Reads a released file, unless its checksum shows that it is unchanged.
   *
   * @param newest whether this is the last release of its event type
   * @param unchangedSum the listed checksum; empty if the file is parsed in any case
   */
  private static ReleasedVersion version(
      Located at, boolean newest, Optional<String> unchangedSum) {
    byte[] content = content(at.file());
    String sum = Sha256.hex(content);
    if (unchangedSum.filter(sum::equals).isPresent()) {
      return ReleasedVersion.unparsed(at, sum, List.of());
    }
    try {
      JsonSource json = JsonSource.parse(at.file().toString(), content);
      return ReleasedVersion.of(at, sum, json, newest);
    } catch (InvalidContractsException e) {
      return ReleasedVersion.unparsed(
          at, sum, e.problems().stream().map(each -> each.finding(at.eventType())).toList());
    }
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  /**
   * Summary of a released contract. There can be tens of thousands, so their JSON is not kept.
   *
   * @param eventType the event type, from the name of the directory
   * @param minor the minor version, from the name of the file
   * @param key the path relative to the directory of released contracts
   * @param sum the SHA-256 of the file
   * @param fields the names of the fields of each record, by the record's full name
   * @param wireText the registered text; only of the newest version, and empty if that is
   *     unreadable
   * @param deprecated whether the event type was deprecated in this version
   * @param problems the problems of the file
   */
  record ReleasedVersion(
      String eventType,
      int minor,
      String key,
      String sum,
      Map<String, Set<String>> fields,
      Optional<String> wireText,
      boolean deprecated,
      List<Finding> problems) {

    /**
     * Summarizes the JSON of a file, which does not have to be a contract.
     *
     * @param newest whether this is the last released minor version
     */
    static ReleasedVersion of(Located at, String sum, JsonSource json, boolean newest) {
      JsonNode root = json.root();
      Map<String, Set<String>> fields = new HashMap<>();
      for (TypeNode type : SchemaTree.of(root).definitions()) {
        fields.put(
            type.fullName(),
            type.fields().stream().map(FieldNode::name).collect(Collectors.toSet()));
      }
      return new ReleasedVersion(
          at.eventType(),
          at.minor(),
          at.key(),
          sum,
          fields,
          newest ? Optional.of(WireText.wire(root)) : Optional.empty(),
          root.path(ContractProperties.EVENT).has(EventSection.DEPRECATED),
          misplaced(at.eventType(), at.minor(), json));
    }

    /** Returns a version whose checksum shows no change, or whose file does not contain JSON. */
    static ReleasedVersion unparsed(Located at, String sum, List<Finding> problems) {
      return new ReleasedVersion(
          at.eventType(), at.minor(), at.key(), sum, Map.of(), Optional.empty(), false, problems);
    }

    private static List<Finding> misplaced(String eventType, int minor, JsonSource json) {
      String name = json.root().path("namespace").asText();
      int version =
          json.root().path(ContractProperties.EVENT).path(EventSection.MINOR_VERSION).asInt(0);
      if (name.equals(eventType) && version == minor) {
        return List.of();
      }
      String pointer = name.equals(eventType) ? "/event/minorVersion" : "/namespace";
      String message =
          "the file of %s %d contains %s %d".formatted(eventType, minor, name, version);
      return List.of(json.problem(Rule.RELEASED_IMMUTABLE, pointer, message).finding(eventType));
    }
  }
}
