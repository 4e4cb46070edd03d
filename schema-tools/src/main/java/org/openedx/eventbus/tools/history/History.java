package org.openedx.eventbus.tools.history;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.contract.Contract;

/** Where earlier versions come from. */
public interface History {

  /**
   * Every version in {@code <event type>/<minor version>.avsc}, minor versions in the order of
   * numbers. None where there is no such directory: then nothing was released yet.
   */
  static History released(Path directory) {
    return new ReleasedHistory(directory);
  }

  /**
   * Every schema of an event type in a directory and those below it. Of several of one type each is
   * a version, by minor version and then by path. In a module it is the contracts that count.
   */
  static History directory(Path directory) {
    return new DirectoryHistory(directory);
  }

  /**
   * All versions a registry has of today's event types. A subject that is not there is one that has
   * no versions yet.
   *
   * @param fullTopic adds an environment's prefix to a topic
   */
  static History registry(RegistrySettings settings, UnaryOperator<String> fullTopic) {
    return new RegistryHistory(() -> SchemaRegistry.http(settings), fullTopic);
  }

  /**
   * The contracts as they were at one revision, read from git's objects: nothing is checked out or
   * fetched. The repository is the one that {@code GIT_DIR} names, else the one around the module.
   * An event type's contract is found by what is in it, so it does not matter where it stood.
   *
   * <p>Without a directory the module's own is looked at, and for event types that are not there,
   * the whole tree; files below {@code released}, {@code src/test}, {@code src/main/generated} and
   * {@code target} are no contracts.
   *
   * @param module the directory whose contracts are compared
   * @param revision a branch, tag or commit in any of git's spellings; {@code A...B} is the merge
   *     base of two, {@code A...} that of A and HEAD
   * @param directory where in that revision the contracts are, as a path from the root
   */
  static History git(Path module, String revision, Optional<String> directory) {
    return new GitHistory(module, revision, directory, QuietSystem.use());
  }

  /** What it is called, such as {@code git v1.4.0} or {@code released}. */
  String name();

  /**
   * The earlier versions by event type, oldest first. Event types that have no contract any more
   * are among them, where the source is one of contracts alone.
   *
   * @param contracts today's
   * @throws HistoryUnavailableException when the source cannot be read; never an empty answer
   *     instead
   */
  Map<String, List<EarlierVersion>> versions(List<Contract> contracts);
}
