package org.openedx.eventbus.tools.internal.history;

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
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathSuffixFilter;
import org.openedx.eventbus.tools.history.HistoryUnavailableException;

/**
 * Finds the contracts of a module in a commit. Contracts are matched by event type, so a moved file
 * is still found. Contracts of other modules are ignored; their absence today is not a deletion.
 *
 * @param label the prefix of file names, before the colon
 * @param eventTypes the current event types
 */
record GitContracts(Repository repository, RevTree tree, String label, Set<String> eventTypes) {
  private static final String CONTRACTS = "src/main/contracts/";
  private static final Pattern NO_CONTRACT =
      Pattern.compile("(.*/)?(released|target|src/test|src/main/generated)/.*");

  /**
   * Selects one of several files of an event type: a contract before a bare schema, then the higher
   * minor version. Old copies are often left behind.
   */
  private static final BinaryOperator<EarlierSchemaFile> PREFERRED =
      BinaryOperator.maxBy(
          Comparator.comparing(EarlierSchemaFile::isContract)
              .thenComparing(EarlierSchemaFile::minorVersion)
              .thenComparing(EarlierSchemaFile::path, Comparator.reverseOrder()));

  /**
   * Returns the contracts of a given directory.
   *
   * @throws HistoryUnavailableException if the directory is missing or has no contract
   */
  List<EarlierSchemaFile> in(String directory) throws IOException {
    String path = directory.replaceFirst("^(\\./)*/*", "").replaceFirst("(/|/?\\.)$", "");
    if (!hasDirectory(path)) {
      throw new HistoryUnavailableException(
          "git:%s: the revision has no directory '%s'".formatted(label, directory));
    }
    List<EarlierSchemaFile> found = eventSchemas(path);
    if (found.isEmpty()) {
      throw new HistoryUnavailableException(
          "git:%s: no contract (*.avsc) found in directory '%s'".formatted(label, directory));
    }
    return found;
  }

  private boolean hasDirectory(String path) throws IOException {
    if (path.isEmpty()) {
      return true;
    }
    try (TreeWalk walk = TreeWalk.forPath(repository, path, tree)) {
      return walk != null && walk.getFileMode(0) == FileMode.TREE;
    }
  }

  /**
   * Reads the event schemas below a directory. Submodules and symbolic links are skipped: the
   * former belong to other repositories, the latter point to other files.
   */
  private List<EarlierSchemaFile> eventSchemas(String directory) throws IOException {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    List<EarlierSchemaFile> files = new ArrayList<>();
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(tree);
      walk.setRecursive(true);
      walk.setFilter(PathSuffixFilter.create(EarlierSchemaFile.SUFFIX));
      while (walk.next()) {
        String path = walk.getPathString();
        FileMode mode = walk.getFileMode(0);
        boolean file = mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE;
        if (file && path.startsWith(prefix) && isContract(path.substring(prefix.length()))) {
          ObjectLoader blob = walk.getObjectReader().open(walk.getObjectId(0));
          byte[] bytes =
              blob.getSize() > EarlierSchemaFile.MAX_BYTES ? new byte[0] : blob.getCachedBytes();
          files.add(EarlierSchemaFile.of(path, label + ":" + path, bytes));
        }
      }
    }
    return files.stream().filter(file -> file.isEventSchema(eventTypes)).toList();
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
    if (modulePath.isPresent() && hasDirectory(modulePath.get())) {
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
    Map<String, EarlierSchemaFile> moved = new TreeMap<>();
    everywhere.stream()
        .filter(file -> missing.contains(file.eventType()))
        .forEach(file -> moved.merge(file.eventType(), file, PREFERRED));
    List<EarlierSchemaFile> found = new ArrayList<>(moved.values());
    if (moduleMoved && !moved.isEmpty()) {
      String oldModule = commonDirectory(found);
      everywhere.stream()
          .filter(file -> file.path().startsWith(oldModule))
          .filter(file -> !eventTypes.contains(file.eventType()))
          .forEach(found::add);
    }
    return found;
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
