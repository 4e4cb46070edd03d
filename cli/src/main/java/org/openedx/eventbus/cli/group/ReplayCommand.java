package org.openedx.eventbus.cli.group;

import java.util.List;
import org.openedx.eventbus.cli.common.BrokerAdmin;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.ConnectionOptions;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.replay.Replay;
import org.openedx.eventbus.consumer.replay.ReplayPlan;
import org.openedx.eventbus.consumer.settings.StartPosition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus replay}: resets the offsets of a group. */
@Command(
    name = "replay",
    description =
        "Reset the offsets of a group, to process events again or to skip them. Stop its members"
            + " first. Other groups are not affected.")
public final class ReplayCommand extends CliCommand {
  @Option(names = "--group", required = true, paramLabel = "GROUP", description = "Consumer group.")
  private String group = "";

  @Option(
      names = "--from",
      required = true,
      paramLabel = "POSITION",
      description =
          "earliest: the oldest events. latest: events that are sent from now on. A time such as"
              + " 2026-01-31T12:00:00Z: events whose timestamp in Kafka is that time or later.")
  private StartPosition from = StartPosition.EARLIEST;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description =
          "Topic, without the environment's prefix. Can be given several times. Default: all"
              + " topics in which the group has committed offsets.")
  private List<String> topics = List.of();

  @Option(names = "--dry-run", description = "Print the changes without making them.")
  private boolean dryRun;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  @Override
  public Integer call() {
    EventBusConfig config = connection.config();
    BrokerAdmin.requireReachable(config);
    try (Replay replay = Replay.open(config, group)) {
      ReplayPlan plan = dryRun ? replay.plan(from, topics) : replay.run(from, topics);
      plan.moves().forEach(each -> print(line(each)));
      String end = dryRun ? "; nothing was changed" : "";
      print(
          "group %s from %s: %d events again, %d skipped%s"
              .formatted(group, plan.to(), plan.reprocessed(), plan.skipped(), end));
    }
    return SUCCESS;
  }

  private static String line(ReplayPlan.Move move) {
    String effect = "unchanged";
    if (move.reprocessed() > 0) {
      effect = move.reprocessed() + " again";
    } else if (move.skipped() > 0) {
      effect = move.skipped() + " skipped";
    }
    return "%s-%d: %d -> %d, %s"
        .formatted(move.topic(), move.partition(), move.from(), move.to(), effect);
  }
}
