package org.openedx.eventbus.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.replay.Replay;
import org.openedx.eventbus.consumer.replay.ReplayPlan;
import org.openedx.eventbus.consumer.settings.StartPosition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus replay}: moves a group to another place in its topics. */
@Command(
    name = "replay",
    description = {
      "Let a group handle events again, or pass them over: sets where it goes on in each partition."
          + " Its members must be stopped before. Other groups are not touched."
    })
final class ReplayCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--group", required = true, paramLabel = "GROUP", description = "Which group.")
  private String group = "";

  @Option(
      names = "--from",
      required = true,
      paramLabel = "POSITION",
      converter = StartAt.Converter.class,
      description = {
        "earliest: all that is kept. latest: nothing of what is there. A time such as"
            + " 2026-01-31T12:00:00Z: records whose timestamp in Kafka is that or later."
      })
  private StartAt from = StartAt.EARLIEST;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = {
        "Without the environment's prefix; may be given several times. Default: all that the group"
            + " reads."
      })
  private List<String> topics = List.of();

  @Option(names = "--dry-run", description = "Print what would change, and change nothing.")
  private boolean dryRun;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  ReplayCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    EventBusConfig config = connection.config();
    Reachability.requireBroker(config);
    try (Replay replay = Replay.open(config, group)) {
      print(dryRun ? replay.plan(position(), topics) : replay.run(position(), topics));
    }
    return ExitCode.DONE;
  }

  private StartPosition position() {
    try {
      return from.time()
          .map(StartPosition::at)
          .orElse(from.latest() ? StartPosition.LATEST : StartPosition.EARLIEST);
    } catch (IllegalArgumentException e) {
      throw new WrongUseException("--from: " + e.getMessage(), e);
    }
  }

  private void print(ReplayPlan plan) {
    for (ReplayPlan.Move each : plan.moves()) {
      String what = "stays";
      if (each.reprocessed() > 0) {
        what = each.reprocessed() + " again";
      } else if (each.skipped() > 0) {
        what = each.skipped() + " passed over";
      }
      terminal
          .out()
          .println(
              each.topic()
                  + "-"
                  + each.partition()
                  + ": "
                  + each.from()
                  + " -> "
                  + each.to()
                  + ", "
                  + what);
    }
    terminal
        .out()
        .println(
            "group "
                + group
                + " from "
                + plan.to()
                + ": "
                + plan.reprocessed()
                + " events again, "
                + plan.skipped()
                + " passed over"
                + (dryRun ? "; nothing was changed" : ""));
  }
}
