package org.openedx.eventbus.tools.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the contracts of a module in a commit. Contracts are matched by event type, so a moved file
 * is still found. Contracts of other modules are ignored; their absence today is not a deletion.
 */
final class GitContracts {
  private static final String CONTRACTS = "src/main/contracts/";
  private static final Pattern NO_CONTRACT =
      Pattern.compile("(.*/)?(released|target|src/test|src/main/generated)/.*");

  private final GitTree tree;
  private final Set<String> eventTypes;

  /**
   * @param eventTypes the current event types
   */
  GitContracts(GitTree tree, Set<String> eventTypes) {
    this.tree = tree;
    this.eventTypes = eventTypes;
  }

  /**
   * Returns the contracts of a given directory.
   *
   * @throws HistoryUnavailableException if the directory is missing or has no contract
   */
  List<EarlierSchemaFile> in(String directory) throws IOException {
    String path = directory.replaceFirst("^(\\./)*/*", "").replaceFirst("(/|/?\\.)$", "");
    if (!tree.hasDirectory(path)) {
      throw new HistoryUnavailableException(
          "git:" + tree.label() + ": the revision has no directory '" + directory + "'");
    }
    List<EarlierSchemaFile> found = eventSchemas(path);
    if (found.isEmpty()) {
      throw new HistoryUnavailableException(
          "git:" + tree.label() + ": no contract (*.avsc) found in directory '" + directory + "'");
    }
    return found;
  }

  private List<EarlierSchemaFile> eventSchemas(String directory) throws IOException {
    return below(directory).stream().filter(file -> file.isEventSchema(eventTypes)).toList();
  }

  private List<EarlierSchemaFile> below(String directory) throws IOException {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    return tree.read(
        path -> path.startsWith(prefix) && isContract(path.substring(prefix.length())));
  }

  private static boolean isContract(String path) {
    int contracts = path.indexOf(CONTRACTS);
    String module = contracts < 0 ? path : path.substring(0, contracts);
    return !NO_CONTRACT.matcher(module).matches();
  }

  /**
   * Returns the contracts in the module's directory, and those of event types that were elsewhere.
   */
  List<EarlierSchemaFile> ofModule(Optional<String> modulePath) throws IOException {
    List<EarlierSchemaFile> found = new ArrayList<>();
    if (modulePath.isPresent() && tree.hasDirectory(modulePath.get())) {
      found.addAll(eventSchemas(modulePath.get()));
    }
    Set<String> missing = new HashSet<>(eventTypes);
    found.forEach(each -> missing.remove(each.eventType()));
    if (!missing.isEmpty()) {
      found.addAll(elsewhere(missing, found.isEmpty()));
    }
    return found;
  }

  /**
   * Searches the whole tree for event types.
   *
   * @param moduleMoved whether the module itself was elsewhere; then the contracts beside the found
   *     ones belong to it too
   */
  private List<EarlierSchemaFile> elsewhere(Set<String> missing, boolean moduleMoved)
      throws IOException {
    List<EarlierSchemaFile> everywhere = eventSchemas("");
    Map<String, EarlierSchemaFile> moved =
        everywhere.stream()
            .filter(file -> missing.contains(file.eventType()))
            .collect(
                Collectors.toMap(
                    EarlierSchemaFile::eventType, file -> file, preferred(), TreeMap::new));
    List<EarlierSchemaFile> found = new ArrayList<>(moved.values());
    if (moduleMoved && !moved.isEmpty()) {
      String oldModule = commonDirectory(found);
      everywhere.stream()
          .filter(
              file -> file.path().startsWith(oldModule) && !eventTypes.contains(file.eventType()))
          .forEach(found::add);
    }
    return found;
  }

  /**
   * Selects one of several files of an event type: a contract before a bare schema, then the higher
   * minor version. Old copies are often left behind.
   */
  private static BinaryOperator<EarlierSchemaFile> preferred() {
    return BinaryOperator.maxBy(
        Comparator.comparing(EarlierSchemaFile::isContract)
            .thenComparing(EarlierSchemaFile::minorVersion)
            .thenComparing(EarlierSchemaFile::path, Comparator.reverseOrder()));
  }

  private static String commonDirectory(List<EarlierSchemaFile> files) {
    String common = directory(files.get(0).path());
    for (EarlierSchemaFile file : files) {
      while (!file.path().startsWith(common)) {
        common = directory(common.substring(0, common.length() - 1));
      }
    }
    return common;
  }

  private static String directory(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
