package org.openedx.eventbus.tools.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.NaturalOrder;

/**
 * History of the files {@code <event type>/<minor version>.avsc}. Event type and version come from
 * the path.
 */
final class ReleasedHistory implements History {
  private final Path directory;

  ReleasedHistory(Path directory) {
    this.directory = directory;
  }

  @Override
  public String name() {
    return "released";
  }

  @Override
  public Map<String, List<EarlierVersion>> versions(List<Contract> contracts) {
    if (!Files.exists(directory)) {
      return Map.of();
    }
    if (!Files.isDirectory(directory)) {
      throw new HistoryUnavailableException(directory + " is not a directory");
    }
    Map<String, List<EarlierVersion>> versions = new TreeMap<>();
    for (Path file : oldestFirst()) {
      EarlierVersion version = version(file);
      versions.computeIfAbsent(version.eventType(), each -> new ArrayList<>()).add(version);
    }
    return versions;
  }

  /** Returns the files by directory, in numerical order: 9 before 10. */
  private List<Path> oldestFirst() {
    Map<Path, List<Path>> byDirectory = new TreeMap<>();
    for (Path file : SchemaFiles.in(directory)) {
      byDirectory.computeIfAbsent(file.resolveSibling("."), each -> new ArrayList<>()).add(file);
    }
    Comparator<Path> byName =
        Comparator.comparing(file -> String.valueOf(file.getFileName()), NaturalOrder.INSTANCE);
    return byDirectory.values().stream().flatMap(files -> files.stream().sorted(byName)).toList();
  }

  private EarlierVersion version(Path file) {
    String path = SchemaFiles.relative(directory, file);
    String minor = path.substring(path.lastIndexOf('/') + 1).replace(EarlierSchemaFile.SUFFIX, "");
    String name = name() + " " + minor;
    return path.contains("/")
        ? new EarlierVersion(
            name,
            path.substring(0, path.indexOf('/')),
            () -> EarlierSchemaFile.read(file, path).content())
        : EarlierSchemaFile.read(file, path).version(name);
  }
}
