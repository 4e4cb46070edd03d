package org.openedx.eventbus.tools.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.contract.ReleasedChecksums;
import org.openedx.eventbus.tools.finding.Finding;

/**
 * A directory of released contracts.
 *
 * @param path the directory
 * @param versions the files that are where released contracts belong
 * @param strays the files that are not, by their path in the directory
 */
record ReleasedDirectory(Path path, List<ReleasedVersion> versions, List<String> strays) {
  private static final Pattern KEY = Pattern.compile("([^/]+)/(0|[1-9][0-9]{0,8})\\.avsc");

  /** Reads every file once; nothing where there is no such directory. */
  static ReleasedDirectory read(Path directory) {
    if (!Files.isDirectory(directory)) {
      return new ReleasedDirectory(directory, List.of(), List.of());
    }
    List<Path> known = new ArrayList<>();
    List<String> strays = new ArrayList<>();
    for (Path file : ContractDirectory.files(directory)) {
      String key = key(directory, file);
      if (KEY.matcher(key).matches()) {
        known.add(file);
      } else {
        strays.add(key);
      }
    }
    Map<String, Integer> newest = new HashMap<>();
    known.forEach(
        file -> {
          Matcher key = matched(key(directory, file));
          newest.merge(key.group(1), Integer.valueOf(key.group(2)), Math::max);
        });
    List<ReleasedVersion> versions =
        known.parallelStream().map(file -> version(file, key(directory, file), newest)).toList();
    return new ReleasedDirectory(directory, versions, strays);
  }

  private static String key(Path directory, Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }

  private static Matcher matched(String key) {
    Matcher matcher = KEY.matcher(key);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(key);
    }
    return matcher;
  }

  private static ReleasedVersion version(Path file, String key, Map<String, Integer> newest) {
    Matcher matcher = matched(key);
    String eventType = matcher.group(1);
    int minor = Integer.parseInt(matcher.group(2));
    byte[] content = content(file);
    String sum = ReleasedChecksums.sum(content);
    try {
      JsonSource json = JsonSource.parse(file.toString(), content);
      return ReleasedVersion.of(
          eventType, minor, key, sum, json, newest.getOrDefault(eventType, minor) == minor);
    } catch (InvalidContractsException e) {
      return ReleasedVersion.broken(eventType, minor, key, sum, e);
    }
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  /** What is wrong with the files, each taken by itself. */
  List<Finding> problems() {
    return versions.stream().flatMap(version -> version.problems().stream()).toList();
  }
}
