package org.openedx.eventbus.tools.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openedx.eventbus.tools.contract.Contract;

/** The schemas of events in a directory, whatever the files are called. */
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
      throw new HistoryUnavailableException("dir:" + directory + ": there is no such directory");
    }
    Path ofModule = directory.resolve(CONTRACTS);
    Path start = Files.isDirectory(ofModule) ? ofModule : directory;
    Set<String> known =
        contracts.stream().map(each -> each.name().value()).collect(Collectors.toSet());
    List<OldFile> files =
        SchemaFiles.in(start).stream()
            .map(file -> OldFile.read(file, SchemaFiles.relative(start, file)))
            .filter(file -> file.isOfAnEvent(known))
            .toList();
    if (files.isEmpty()) {
      throw new HistoryUnavailableException(
          "dir:" + directory + ": no schema of an event (*.avsc) is in it");
    }
    return OldFile.versions(files, name());
  }
}
