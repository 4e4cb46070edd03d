package org.openedx.eventbus.cli.schema;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.InvalidEventNameException;
import org.openedx.eventbus.tools.scaffold.NewContract;
import org.openedx.eventbus.tools.scaffold.Scaffold;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eventbus schema new}: creates the contract of a new event type. */
@Command(
    name = "new",
    description =
        "Create the contract of a new event type. Then fill it in; 'schema lint' reports missing"
            + " parts.")
final class NewCommand extends CliCommand {
  @Parameters(
      index = "0",
      paramLabel = "TYPE",
      description = "Event type, for example com.acme.shop.order.placed.v1.")
  private String type = "";

  @Mixin private final ModuleDirectories.Given module = new ModuleDirectories.Given();

  @Option(names = "--about", paramLabel = "TEXT", description = "Meaning of the event.")
  private Optional<String> about = Optional.empty();

  @Option(names = "--sender", paramLabel = "NAME", description = "The service that sends it.")
  private Optional<String> sender = Optional.empty();

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "Default: <subdomain>-<subject>-lifecycle")
  private Optional<String> topic = Optional.empty();

  @Option(names = "--key", paramLabel = "PATH", description = "Key, for example order.number.")
  private Optional<String> key = Optional.empty();

  @Option(names = "--no-key", paramLabel = "REASON", description = "Why the event has no key.")
  private Optional<String> noKey = Optional.empty();

  @Override
  public Integer call() {
    Scaffold scaffold = Scaffold.in(module.contracts());
    print("wrote " + scaffold.create(contract()));
    inform("Add its fields, then run 'eventbus schema lint' and 'eventbus schema generate'.");
    return SUCCESS;
  }

  private NewContract contract() {
    try {
      LocalDate today = LocalDate.now(ZoneOffset.UTC);
      return new NewContract(EventName.of(type), today, about, sender, topic, key, noKey);
    } catch (InvalidEventNameException | IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }
}
