package org.openedx.eventbus.tools.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.contract.ReleasedChecksums;
import org.openedx.eventbus.tools.finding.Finding;

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
    Function<String, Optional<String>> listed = key -> checksums.flatMap(list -> list.sumOf(key));
    List<ReleasedVersion> versions =
        located.parallelStream()
            .map(
                each -> {
                  boolean last = newest.getOrDefault(each.eventType(), -1) == each.minor();
                  boolean first = oldest.getOrDefault(each.eventType(), -1) == each.minor();
                  return version(each, last, first || last ? key -> Optional.empty() : listed);
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
   * @param listed returns the listed checksum by key. The caller passes none for the first and the
   *     last release, which are always parsed: they show which fields were added since.
   */
  private static ReleasedVersion version(
      Located at, boolean newest, Function<String, Optional<String>> listed) {
    byte[] content = content(at.file());
    String sum = ReleasedChecksums.sum(content);
    if (listed.apply(at.key()).filter(sum::equals).isPresent()) {
      return ReleasedVersion.unchanged(at.eventType(), at.minor(), at.key(), sum);
    }
    try {
      JsonSource json = JsonSource.parse(at.file().toString(), content);
      return ReleasedVersion.of(at.eventType(), at.minor(), at.key(), sum, json, newest);
    } catch (InvalidContractsException e) {
      return ReleasedVersion.unreadable(at.eventType(), at.minor(), at.key(), sum, e);
    }
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }
}
