package org.openedx.eventbus.tools.lint;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Directories to check, for example those of a Maven module.
 *
 * @param contracts the directory of the current contracts
 * @param released the directory of the released contracts; it does not have to exist
 */
public record LintTarget(Path contracts, Path released) {
  public LintTarget {
    Objects.requireNonNull(contracts, "contracts");
    Objects.requireNonNull(released, "released");
  }

  /** Returns the target of a Maven module, {@code src/main/contracts} and {@code released}. */
  public static LintTarget at(Path module) {
    return new LintTarget(module.resolve("src/main/contracts"), module.resolve("released"));
  }
}
