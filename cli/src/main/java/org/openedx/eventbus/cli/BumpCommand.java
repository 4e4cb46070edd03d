package org.openedx.eventbus.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.InvalidEventNameException;
import org.openedx.eventbus.tools.scaffold.Scaffold;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eventbus schema bump}: the next version of a contract. */
@Command(
    name = "bump",
    description = {
      "Copy the contract of an event type vN to one of vN+1, which stands beside it; or, with"
          + " --minor, raise the minor version in the contract itself."
    })
final class BumpCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "TYPE", description = "The event type as it is.")
  private String type = "";

  @Parameters(index = "1", paramLabel = "DIR", arity = "0..1", description = ModuleDirectories.ONE)
  private @Nullable Path module;

  @Option(names = "--minor", description = "For a change that stays compatible.")
  private boolean minor;

  BumpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Scaffold scaffold = Scaffold.in(ModuleDirectories.contracts(module));
    Path file =
        minor
            ? scaffold.raiseMinor(name())
            : scaffold.raiseMajor(name(), LocalDate.now(ZoneOffset.UTC));
    terminal.out().println("wrote " + file);
    return ExitCode.DONE;
  }

  private EventName name() {
    try {
      return EventName.imported(type);
    } catch (InvalidEventNameException e) {
      throw new WrongUseException(String.valueOf(e.getMessage()), e);
    }
  }
}
