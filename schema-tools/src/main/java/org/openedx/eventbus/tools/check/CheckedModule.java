package org.openedx.eventbus.tools.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.tools.internal.lint.Linter.LintTarget;
import org.openedx.eventbus.tools.rules.RuleSet;

/**
 * Directories and rules file of the contracts to check.
 *
 * @param directory the root directory of the module
 * @param contracts the directory of the current contracts
 * @param released the directory of the released contracts; it does not have to exist
 * @param rules the rules file; empty to use the default rules
 */
public record CheckedModule(Path directory, Path contracts, Path released, Optional<Path> rules) {
  private static final String CONTRACTS = "src/main/contracts";
  private static final String RELEASED = "released";

  /**
   * Creates a module.
   *
   * @param directory the root directory of the module
   * @param contracts the directory of the current contracts
   * @param released the directory of the released contracts
   * @param rules the rules file; empty to use the default rules
   */
  public CheckedModule {
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(contracts, "contracts");
    Objects.requireNonNull(released, "released");
    Objects.requireNonNull(rules, "rules");
  }

  /**
   * {@return the module in a directory} The contracts are in {@code src/main/contracts}, or in the
   * directory itself if that does not exist. {@code released} and {@code schema-rules.json} are
   * optional.
   *
   * @param directory the root directory of the module
   */
  public static CheckedModule at(Path directory) {
    Path contracts = directory.resolve(CONTRACTS);
    Path rules = directory.resolve(RuleSet.FILE_NAME);
    return new CheckedModule(
        directory,
        Files.isDirectory(contracts) ? contracts : directory,
        directory.resolve(RELEASED),
        Optional.of(rules).filter(Files::isRegularFile));
  }

  /**
   * {@return a copy of this module with another rules file}
   *
   * @param other the rules file
   */
  public CheckedModule withRules(Path other) {
    return new CheckedModule(directory, contracts, released, Optional.of(other));
  }

  LintTarget target() {
    return new LintTarget(contracts, released);
  }

  /**
   * Reads a rules file; returns the default rules if there is none.
   *
   * @throws org.openedx.eventbus.tools.finding.InvalidContractsException if the file is invalid,
   *     with all of its problems
   */
  static RuleSet rules(Optional<Path> file) {
    return file.map(RuleSet::read).orElseGet(RuleSet::standard);
  }
}
