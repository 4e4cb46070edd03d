package org.openedx.eventbus.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which contracts a command knows besides Open edX's. */
final class ContractOptions {
  @Option(
      names = "--contracts",
      paramLabel = "DIR",
      description = {
        "Contracts (*.avsc) of your own, in this directory or below, or in the"
            + " src/main/contracts of the module it is. May be given several times."
      })
  private List<Path> directories = List.of();

  /** Those given; none when none were. */
  Optional<Contracts> given() {
    return directories.stream().map(Contracts::in).reduce(Contracts::or);
  }

  /** Those given, and Open edX's. */
  Contracts known() {
    Contracts bundled = Contracts.bundled();
    return given().map(own -> own.or(bundled)).orElse(bundled);
  }
}
