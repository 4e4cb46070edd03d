package org.openedx.eventbus.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code eventbus demo}: the whole bus in a few seconds. */
@Command(
    name = "demo",
    description = {
      "Start a real Kafka broker and a real schema registry on free ports, register the"
          + " contracts of nine events of Open edX, send one event of each type, and print each as"
          + " its handler receives it."
          + " Then try to break a contract, and see the registry refuse. Everything is thrown away"
          + " at the end.",
      "With --bootstrap-servers or --registry it uses that one instead of starting its own, and"
          + " what it creates there stays. Contracts of your own are registered besides.",
      "Exit 0 and the last line '9 of 9 events delivered' when all of it worked."
    })
final class DemoCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  @Mixin private final ContractOptions contractOptions = new ContractOptions();

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    DemoOutput output = new DemoOutput(terminal.out());
    int delivered;
    Contracts shown =
        Contracts.bundled().of(DemoEvents.ALL.stream().map(DemoEvents.Sample::type).toList());
    Contracts contracts = contractOptions.given().map(own -> own.or(shown)).orElse(shown);
    try (DemoBus bus = DemoBus.start(output, connection, contracts)) {
      delivered = new Demo(bus, output).run();
    }
    output.result(delivered, DemoEvents.ALL.size());
    return ExitCode.DONE;
  }
}
