package org.openedx.eventbus.tools.lint;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What to lint.
 *
 * @param contracts the directory of today's contracts
 * @param released the directory of released ones, which need not be there
 */
public record LintTarget(Path contracts, Path released) {
  public LintTarget {
    Objects.requireNonNull(contracts, "contracts");
    Objects.requireNonNull(released, "released");
  }

  /** A Maven module with {@code src/main/contracts} and {@code released}. */
  public static LintTarget at(Path module) {
    return new LintTarget(module.resolve("src/main/contracts"), module.resolve("released"));
  }
}
