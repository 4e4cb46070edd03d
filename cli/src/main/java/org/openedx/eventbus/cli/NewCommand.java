package org.openedx.eventbus.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.InvalidEventNameException;
import org.openedx.eventbus.tools.scaffold.NewContract;
import org.openedx.eventbus.tools.scaffold.Scaffold;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eventbus schema new}: a contract to begin with. */
@Command(
    name = "new",
    description = {
      "Write the contract of a new event type, to be filled in. What is not given here, 'schema"
          + " lint' asks for."
    })
final class NewCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "TYPE",
      description = "The event type, such as com.acme.shop.order.placed.v1.")
  private String type = "";

  @Parameters(index = "1", paramLabel = "DIR", arity = "0..1", description = ModuleDirectories.ONE)
  private @Nullable Path module;

  @Option(names = "--about", paramLabel = "TEXT", description = "What the event means.")
  private @Nullable String about;

  @Option(names = "--sender", paramLabel = "NAME", description = "The one service that sends it.")
  private @Nullable String sender;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "Its topic, without a prefix. Default: <subdomain>-<subject>-lifecycle")
  private @Nullable String topic;

  @Option(
      names = "--key",
      paramLabel = "PATH",
      description = "The path of its key, such as order.number; the fields are made.")
  private @Nullable String key;

  @Option(names = "--no-key", paramLabel = "REASON", description = "Why it has no key.")
  private @Nullable String noKey;

  NewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path contracts = ModuleDirectories.contracts(module);
    Path file = Scaffold.in(contracts).create(contract());
    terminal.out().println("wrote " + file);
    terminal
        .err()
        .println("Fill in its fields, then run 'eventbus schema lint' and 'schema generate'.");
    return ExitCode.DONE;
  }

  private NewContract contract() {
    try {
      return new NewContract(
          EventName.of(type),
          LocalDate.now(ZoneOffset.UTC),
          Optional.ofNullable(about),
          Optional.ofNullable(sender),
          Optional.ofNullable(topic),
          Optional.ofNullable(key),
          Optional.ofNullable(noKey));
    } catch (InvalidEventNameException | IllegalArgumentException e) {
      throw new WrongUseException(String.valueOf(e.getMessage()), e);
    }
  }
}
