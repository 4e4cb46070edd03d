package org.openedx.eventbus.tools.internal.history;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.history.HistoryUnavailableException;

/**
 * A source of earlier versions of contracts. For example, {@code
 * History.released(Path.of("released"))} or {@code History.git(module, "origin/main...",
 * Optional.empty())}.
 */
public interface History {

  /**
   * Returns the history of all files {@code <event type>/<minor version>.avsc} of a directory,
   * minor versions in numerical order. It is empty if the directory does not exist: nothing was
   * released yet.
   */
  static History released(Path directory) {
    return new DirectoryHistory.Released(directory);
  }

  /**
   * Returns the history of all event schemas in a directory and its subdirectories. If an event
   * type has several files, each is a version; they are ordered by minor version, then by path. In
   * a module, only {@code src/main/contracts} is read.
   */
  static History directory(Path directory) {
    return new DirectoryHistory(directory);
  }

  /**
   * Returns the history of all versions that a registry has of the current event types. A missing
   * subject has no versions yet.
   *
   * @param fullTopic adds the environment's prefix to a topic
   */
  static History registry(RegistrySettings settings, UnaryOperator<String> fullTopic) {
    return new RegistryHistory(() -> SchemaRegistry.http(settings), fullTopic);
  }

  /**
   * Returns the history with the contracts of one git revision. They are read from the repository's
   * objects; nothing is checked out or fetched. The repository is the one that {@code GIT_DIR}
   * names, or else the one that contains the module. Contracts are matched by their content, so
   * their location does not matter.
   *
   * <p>Without a directory, the module's own directory is searched first, then the whole tree for
   * event types that were not found. Files below {@code released}, {@code src/test}, {@code
   * src/main/generated} and {@code target} are ignored.
   *
   * @param module the directory whose contracts are compared
   * @param revision a branch, tag or commit in any notation of git, for example {@code v1.4.0} or
   *     {@code HEAD~3}; {@code A...B} is the merge base of two, {@code A...} that of A and HEAD
   * @param directory the directory of the contracts in that revision, as a path from the root
   */
  static History git(Path module, String revision, Optional<String> directory) {
    return new GitHistory(module, revision, directory, GitRepository.ReadOnlySystemReader.use());
  }

  /** Returns the name in findings, for example {@code git v1.4.0} or {@code released}. */
  String name();

  /**
   * Returns the earlier versions by event type, oldest first. If the source contains contracts
   * only, event types whose contract was removed are included.
   *
   * @param contracts the current contracts
   * @throws HistoryUnavailableException if the source cannot be read. It is never treated as empty
   */
  Map<String, List<EarlierVersion>> versions(List<Contract> contracts);
}
