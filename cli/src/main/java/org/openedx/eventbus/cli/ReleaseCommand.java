package org.openedx.eventbus.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.generate.SchemaModule;
import org.openedx.eventbus.tools.scaffold.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code eventbus schema release}: today's contracts become what was released. */
@Command(
    name = "release",
    description = {
      "Freeze the contracts as they are in DIR/released/<event type>/<minor version>.avsc, with"
          + " their checksums. What is released there already is left alone; a contract that"
          + " differs from its release needs a higher minor version."
    })
final class ReleaseCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "DIR", arity = "0..1", description = ModuleDirectories.ONE)
  private @Nullable Path module;

  ReleaseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    SchemaModule schemas = ModuleDirectories.module(module);
    List<String> released =
        Release.of(ContractDirectory.read(schemas.contracts()), schemas.released());
    released.forEach(each -> terminal.out().println("released " + each));
    if (released.isEmpty()) {
      terminal.err().println("everything in " + schemas.contracts() + " is released already");
    }
    return ExitCode.DONE;
  }
}
