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
final class DirectoryHistory implements History {
  private static final String CONTRACTS = "src/main/contracts";

  private final Path directory;

  DirectoryHistory(Path directory) {
    this.directory = directory;
  }

  @Override
  public String name() {
    return "dir " + directory;
  }

  @Override
  public Map<String, List<EarlierVersion>> versions(List<Contract> contracts) {
    if (!Files.isDirectory(directory)) {
      throw new HistoryUnavailableException("dir:" + directory + ": directory not found");
    }
    Path contractsOfModule = directory.resolve(CONTRACTS);
    Path start = Files.isDirectory(contractsOfModule) ? contractsOfModule : directory;
    Set<String> eventTypes = EarlierSchemaFile.eventTypes(contracts);
    List<EarlierSchemaFile> files =
        EarlierSchemaFile.list(start).stream()
            .map(file -> EarlierSchemaFile.read(file, EarlierSchemaFile.relative(start, file)))
            .filter(file -> file.isEventSchema(eventTypes))
            .toList();
    if (files.isEmpty()) {
      throw new HistoryUnavailableException(
          "dir:" + directory + ": no event schema (*.avsc) found");
    }
    return EarlierSchemaFile.versions(files, name());
  }

  /**
   * History of the files {@code <event type>/<minor version>.avsc}. Event type and version come
   * from the path.
   */
  static final class Released implements History {
    /** By directory, in numerical order: 9 before 10. */
    private static final Comparator<Path> OLDEST_FIRST =
        Comparator.comparing((Path file) -> file.resolveSibling("."))
            .thenComparing(file -> String.valueOf(file.getFileName()), NaturalOrder.INSTANCE);

    private final Path directory;

    Released(Path directory) {
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
      return EarlierSchemaFile.list(directory).stream()
          .sorted(OLDEST_FIRST)
          .map(this::version)
          .collect(
              Collectors.groupingBy(EarlierVersion::eventType, TreeMap::new, Collectors.toList()));
    }

    private EarlierVersion version(Path file) {
      String path = EarlierSchemaFile.relative(directory, file);
      String minor =
          path.substring(path.lastIndexOf('/') + 1).replace(EarlierSchemaFile.SUFFIX, "");
      String name = name() + " " + minor;
      return path.contains("/")
          ? new EarlierVersion(
              name,
              path.substring(0, path.indexOf('/')),
              () -> EarlierSchemaFile.read(file, path).content())
          : EarlierSchemaFile.read(file, path).version(name);
    }
  }
}
