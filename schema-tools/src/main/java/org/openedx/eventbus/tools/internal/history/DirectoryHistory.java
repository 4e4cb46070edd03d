package org.openedx.eventbus.tools.internal.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.history.HistoryUnavailableException;
import org.openedx.eventbus.tools.internal.NaturalOrder;

/** History of the event schemas in a directory. File names do not matter. */
record DirectoryHistory(Path directory) implements History {

  @Override
  public String name() {
    return "dir " + directory;
  }

  @Override
  public Map<String, List<EarlierVersion>> versions(List<Contract> contracts) {
    if (!Files.isDirectory(directory)) {
      throw new HistoryUnavailableException("dir:" + directory + ": directory not found");
    }
    Path contractsOfModule = directory.resolve("src/main/contracts");
    Path start = Files.isDirectory(contractsOfModule) ? contractsOfModule : directory;
    Set<String> eventTypes = EarlierSchemaFile.eventTypes(contracts);
    List<EarlierSchemaFile> files =
        EarlierSchemaFile.list(start).stream()
            .map(file -> EarlierSchemaFile.read(file, EarlierSchemaFile.relative(start, file)))
            .filter(file -> file.isEventSchema(eventTypes))
            .toList();
    if (files.isEmpty()) {
      throw new HistoryUnavailableException(
          "dir:%s: no event schema (*.avsc) found".formatted(directory));
    }
    return EarlierSchemaFile.versions(files, name());
  }

  /**
   * History of the files {@code <event type>/<minor version>.avsc}. Event type and version come
   * from the path.
   */
  record Released(Path directory) implements History {
    /** By directory, in numerical order: 9 before 10. */
    private static final Comparator<Path> OLDEST_FIRST =
        Comparator.comparing((Path file) -> file.resolveSibling("."))
            .thenComparing(file -> String.valueOf(file.getFileName()), NaturalOrder.INSTANCE);

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
      return EarlierSchemaFile.list(directory).stream()
          .sorted(OLDEST_FIRST)
          .map(this::version)
          .collect(
              Collectors.groupingBy(EarlierVersion::eventType, TreeMap::new, Collectors.toList()));
    }

    private EarlierVersion version(Path file) {
      String path = EarlierSchemaFile.relative(directory, file);
      String minor = String.valueOf(file.getFileName()).replace(EarlierSchemaFile.SUFFIX, "");
      String name = name() + " " + minor;
      if (!path.contains("/")) {
        return EarlierSchemaFile.read(file, path).version(name);
      }
      String eventType = path.substring(0, path.indexOf('/'));
      return new EarlierVersion(
          name, eventType, () -> EarlierSchemaFile.read(file, path).content());
    }
  }
}
