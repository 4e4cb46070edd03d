package org.openedx.eventbus.cli.group;

import org.openedx.eventbus.cli.common.BrokerAdmin;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.ConnectionOptions;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.replay.Replay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus skip}: skips damaged records that block a partition. */
@Command(
    name = "skip",
    description =
        "Skip a damaged batch of records that blocks a partition of a group. Stop its members"
            + " first. Records that can be read are not skipped. The dead-letter topic records the"
            + " skipped offsets, user, time and reason: see 'eventbus dead-letters list"
            + " --resolved'.")
public final class SkipCommand extends CliCommand {
  @Option(names = "--group", required = true, paramLabel = "GROUP", description = "Consumer group.")
  private String group = "";

  @Option(
      names = "--topic",
      required = true,
      paramLabel = "TOPIC",
      description = "Topic, without the environment's prefix.")
  private String topic = "";

  @Option(names = "--partition", required = true, paramLabel = "N", description = "Partition.")
  private int partition;

  @Option(
      names = "--offset",
      required = true,
      paramLabel = "N",
      description = "Offset that health and log report for the blocked partition.")
  private long offset;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Reason, for the record.")
  private String reason = "";

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  @Override
  public Integer call() {
    if (reason.isBlank()) {
      throw new UsageException("--reason must not be blank");
    }
    EventBusConfig config = connection.config();
    BrokerAdmin.requireReachable(config);
    try (Replay replay = Replay.open(config, group)) {
      long committed = replay.skipDamaged(topic, partition, offset, reason);
      print(
          "group %s: damaged records of %s-%d at offset %d are skipped; committed %d"
              .formatted(group, config.fullTopic(topic), partition, offset, committed));
    }
    return SUCCESS;
  }
}
