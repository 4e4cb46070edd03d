package org.openedx.eventbus.cli.group;

import java.util.List;
import org.openedx.eventbus.cli.common.BrokerAdmin;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.ConnectionOptions;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.replay.GroupOffset;
import org.openedx.eventbus.consumer.replay.Replay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus offsets}: prints the committed offsets of a group. */
@Command(
    name = "offsets",
    description =
        "Print the committed offsets of a group, the offsets that its topics have, and how many"
            + " were deleted before the group has read them. The group may be running or stopped.")
public final class OffsetsCommand extends CliCommand {
  @Option(names = "--group", required = true, paramLabel = "GROUP", description = "Consumer group.")
  private String group = "";

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description =
          "Topic, without the environment's prefix. Can be given several times. Default: all"
              + " topics in which the group has committed offsets.")
  private List<String> topics = List.of();

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  @Override
  public Integer call() {
    EventBusConfig config = connection.config();
    BrokerAdmin.requireReachable(config);
    try (Replay replay = Replay.open(config, group)) {
      List<GroupOffset> offsets = replay.offsets(topics);
      offsets.forEach(each -> print(each.toString()));
      long behind = offsets.stream().mapToLong(GroupOffset::behind).sum();
      long deleted = offsets.stream().mapToLong(GroupOffset::deletedUnread).sum();
      print("group %s: %d behind, %d deleted unread".formatted(group, behind, deleted));
    }
    return SUCCESS;
  }
}
