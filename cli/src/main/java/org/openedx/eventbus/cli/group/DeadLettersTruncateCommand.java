package org.openedx.eventbus.cli.group;

import java.util.List;
import org.openedx.eventbus.cli.common.BrokerAdmin;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.ConnectionOptions;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus dead-letters truncate}: deletes the history of resolved dead letters. */
@Command(
    name = "truncate",
    description =
        "Delete the records of the dead-letter topic before its oldest unresolved dead letter,"
            + " permanently. A record with user, time and reason remains.")
final class DeadLettersTruncateCommand extends CliCommand {
  @Option(names = "--group", required = true, paramLabel = "GROUP", description = "Consumer group.")
  private String group = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Reason, for the record.")
  private String reason = "";

  @Option(names = "--dry-run", description = "Print what would be deleted without deleting it.")
  private boolean dryRun;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  @Override
  public Integer call() {
    if (reason.isBlank()) {
      throw new UsageException("--reason must not be blank");
    }
    EventBusConfig config = connection.config();
    BrokerAdmin.requireReachable(config);
    try (DeadLetters deadLetters = DeadLetters.open(config, group)) {
      List<DeadLetters.Truncation> partitions =
          dryRun ? deadLetters.planTruncation() : deadLetters.truncate(reason);
      partitions.forEach(
          each ->
              print(
                  "partition %d: offsets %d to %d"
                      .formatted(each.partition(), each.from(), each.to() - 1)));
      print(
          partitions.isEmpty()
              ? "nothing to delete"
              : dryRun ? "would be deleted; nothing was changed" : "deleted");
    }
    return SUCCESS;
  }
}
