package org.openedx.eventbus.cli.schema;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.InvalidEventNameException;
import org.openedx.eventbus.tools.scaffold.NewContract;
import org.openedx.eventbus.tools.scaffold.Scaffold;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eventbus schema new}: creates the contract of a new event type. */
@Command(
    name = "new",
    description =
        "Create the contract of a new event type. Then fill it in; 'schema lint' reports what is"
            + " missing.")
final class NewCommand extends CliCommand {
  @Parameters(
      index = "0",
      paramLabel = "TYPE",
      description = "Event type, for example com.acme.shop.order.placed.v1.")
  private String type = "";

  @Parameters(
      index = "1",
      paramLabel = "DIR",
      arity = "0..1",
      description = ModuleDirectories.ABOUT)
  private @Nullable Path module;

  @Option(names = "--about", paramLabel = "TEXT", description = "Meaning of the event.")
  private @Nullable String about;

  @Option(names = "--sender", paramLabel = "NAME", description = "The service that sends it.")
  private @Nullable String sender;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "Default: <subdomain>-<subject>-lifecycle")
  private @Nullable String topic;

  @Option(names = "--key", paramLabel = "PATH", description = "Key, for example order.number.")
  private @Nullable String key;

  @Option(names = "--no-key", paramLabel = "REASON", description = "Why the event has no key.")
  private @Nullable String noKey;

  @Override
  public Integer call() {
    Scaffold scaffold = Scaffold.in(ModuleDirectories.contracts(module));
    print("wrote " + scaffold.create(contract()));
    inform("Add its fields, then run 'eventbus schema lint' and 'eventbus schema generate'.");
    return SUCCESS;
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
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }
}
