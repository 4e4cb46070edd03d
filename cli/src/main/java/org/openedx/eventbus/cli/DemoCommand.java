package org.openedx.eventbus.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code eventbus demo}: the whole bus in a few seconds. */
@Command(
    name = "demo",
    description = {
      "Start a real Kafka broker and a real schema registry on free ports, register Open edX's nine"
          + " contracts, send one event of each type, and print each as its handler receives it."
          + " Then try to break a contract, and see the registry refuse. Everything is thrown away"
          + " at the end.",
      "Exit 0 and the last line '9 of 9 events delivered' when all of it worked."
    })
final class DemoCommand implements Callable<Integer> {
  private final Terminal terminal;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    DemoOutput output = new DemoOutput(terminal.out());
    int delivered;
    try (DemoBus bus = DemoBus.start(output)) {
      delivered = new Demo(bus, output).run();
    }
    output.result(delivered, DemoEvents.ALL.size());
    return ExitCode.DONE;
  }
}
