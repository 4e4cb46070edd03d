package org.openedx.eventbus.tools.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.tools.lint.LintTarget;
import org.openedx.eventbus.tools.rules.RuleSet;

/**
 * Contracts that are checked, and what belongs to them.
 *
 * @param directory the directory of it all
 * @param contracts the directory of today's contracts
 * @param released the directory of released ones, which need not be there
 * @param rules the rules file, where there is one
 */
public record CheckedModule(Path directory, Path contracts, Path released, Optional<Path> rules) {
  private static final String CONTRACTS = "src/main/contracts";
  private static final String RELEASED = "released";

  public CheckedModule {
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(contracts, "contracts");
    Objects.requireNonNull(released, "released");
    Objects.requireNonNull(rules, "rules");
  }

  /**
   * A module with {@code src/main/contracts}, {@code released} and {@code schema-rules.json}; or a
   * plain directory of contracts.
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

  /** The same with another rules file. */
  public CheckedModule withRules(Path other) {
    return new CheckedModule(directory, contracts, released, Optional.of(other));
  }

  LintTarget target() {
    return new LintTarget(contracts, released);
  }

  /**
   * @throws org.openedx.eventbus.tools.contract.InvalidContractsException with all that is wrong
   */
  static RuleSet rules(Optional<Path> file) {
    return file.map(RuleSet::read).orElseGet(RuleSet::standard);
  }
}
