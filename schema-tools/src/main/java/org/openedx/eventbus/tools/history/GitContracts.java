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
 * Finds in a commit the contracts that today's come from. A contract that moved is still the same;
 * one of another module is not ours, and its absence here no deletion.
 */
final class GitContracts {
  private static final String CONTRACTS = "src/main/contracts/";
  private static final Pattern NO_CONTRACT =
      Pattern.compile("(.*/)?(released|target|src/test|src/main/generated)/.*");

  private final GitTree tree;
  private final Set<String> known;

  /**
   * @param known today's event types
   */
  GitContracts(GitTree tree, Set<String> known) {
    this.tree = tree;
    this.known = known;
  }

  /** Those of a directory that somebody named, so that some should be there. */
  List<OldFile> in(String directory) throws IOException {
    String path = directory.replaceFirst("^(\\./)*/*", "").replaceFirst("(/|/?\\.)$", "");
    if (!tree.hasDirectory(path)) {
      throw new HistoryUnavailableException(
          "git:" + tree.label() + ": there is no directory '" + directory + "' in that revision");
    }
    List<OldFile> found = ofEvents(path);
    if (found.isEmpty()) {
      throw new HistoryUnavailableException(
          "git:" + tree.label() + ": no contract (*.avsc) is in its directory '" + directory + "'");
    }
    return found;
  }

  private List<OldFile> ofEvents(String directory) throws IOException {
    return below(directory).stream().filter(file -> file.isOfAnEvent(known)).toList();
  }

  private List<OldFile> below(String directory) throws IOException {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    return tree.read(
        path -> path.startsWith(prefix) && isContract(path.substring(prefix.length())));
  }

  private static boolean isContract(String path) {
    int contracts = path.indexOf(CONTRACTS);
    String module = contracts < 0 ? path : path.substring(0, contracts);
    return !NO_CONTRACT.matcher(module).matches();
  }

  /** Those of the module's own directory, and those of event types that were elsewhere. */
  List<OldFile> wherever(Optional<String> ownPath) throws IOException {
    List<OldFile> found = new ArrayList<>();
    if (ownPath.isPresent() && tree.hasDirectory(ownPath.get())) {
      found.addAll(ofEvents(ownPath.get()));
    }
    Set<String> missing = new HashSet<>(known);
    found.forEach(each -> missing.remove(each.eventType()));
    if (!missing.isEmpty()) {
      found.addAll(elsewhere(missing, found.isEmpty()));
    }
    return found;
  }

  /**
   * @param all whether the module itself was elsewhere; then what stood beside today's event types
   *     was its own too
   */
  private List<OldFile> elsewhere(Set<String> missing, boolean all) throws IOException {
    List<OldFile> everywhere = ofEvents("");
    Map<String, OldFile> moved =
        everywhere.stream()
            .filter(file -> missing.contains(file.eventType()))
            .collect(Collectors.toMap(OldFile::eventType, file -> file, likelier(), TreeMap::new));
    List<OldFile> found = new ArrayList<>(moved.values());
    if (all && !moved.isEmpty()) {
      String home = commonDirectory(found);
      everywhere.stream()
          .filter(file -> file.path().startsWith(home) && !known.contains(file.eventType()))
          .forEach(found::add);
    }
    return found;
  }

  /** A contract rather than a bare schema, then the newer; copies are often left behind. */
  private static BinaryOperator<OldFile> likelier() {
    return BinaryOperator.maxBy(
        Comparator.comparing(OldFile::isOurs)
            .thenComparing(OldFile::minorVersion)
            .thenComparing(OldFile::path, Comparator.reverseOrder()));
  }

  private static String commonDirectory(List<OldFile> files) {
    String common = directory(files.get(0).path());
    for (OldFile file : files) {
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
