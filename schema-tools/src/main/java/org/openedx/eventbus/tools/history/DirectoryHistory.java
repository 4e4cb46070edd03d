package org.openedx.eventbus.tools.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openedx.eventbus.tools.contract.Contract;

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
    Set<String> eventTypes =
        contracts.stream().map(each -> each.name().value()).collect(Collectors.toSet());
    List<EarlierSchemaFile> files =
        SchemaFiles.in(start).stream()
            .map(file -> EarlierSchemaFile.read(file, SchemaFiles.relative(start, file)))
            .filter(file -> file.isEventSchema(eventTypes))
            .toList();
    if (files.isEmpty()) {
      throw new HistoryUnavailableException(
          "dir:" + directory + ": no event schema (*.avsc) found");
    }
    return EarlierSchemaFile.versions(files, name());
  }
}
