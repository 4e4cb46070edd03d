package org.openedx.eventbus.consumer.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.replay.ReplayException.ActiveMembersException.Member;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;
import org.openedx.eventbus.consumer.settings.StartPosition;

/**
 * Resets the offsets of a group, so that it processes events again or skips them. For example:
 *
 * <pre>{@code
 * try (Replay replay = Replay.open(config, "mailer")) {
 *   replay.run(StartPosition.at(Instant.parse("2026-01-31T12:00:00Z")), List.of("orders"));
 * }
 * }</pre>
 *
 * <p>Other groups are not affected. The members of the group must be stopped. The group's redrive
 * topic is not reset unless it is named, because its events are in the other topics as well.
 *
 * <p>Thread-safe. The caller closes it.
 */
public final class Replay implements AutoCloseable {
  private final EventBusConfig config;
  private final String group;
  private final GroupAdmin admin;

  private Replay(EventBusConfig config, String group) {
    this.config = Objects.requireNonNull(config, "config");
    this.group = Objects.requireNonNull(group, "group");
    this.admin = new GroupAdmin(config, group);
  }

  /**
   * {@return a client that resets the offsets of a group} Needs no registry.
   *
   * @param config the configuration, for the broker and the environment's prefix
   * @param group the name of the group, for example {@code mailer}
   * @throws org.openedx.eventbus.config.ConfigurationException if no broker is configured
   */
  public static Replay open(EventBusConfig config, String group) {
    return new Replay(config, group);
  }

  /**
   * {@return the offsets that {@link #run} would set} Changes nothing. The group may have active
   * members.
   *
   * @param to where the group should continue; a time is that of the records' timestamps
   * @param topics names without the environment's prefix; if empty, all topics that the group reads
   * @throws ReplayException if the group or a topic does not exist, if the group has no committed
   *     offset in a topic, or if the time is in the future; also if the broker is unavailable or
   *     rejects a request
   */
  public ReplayPlan plan(StartPosition to, Collection<String> topics) {
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(topics, "topics");
    List<Member> unused = admin.members(); // fails if the group does not exist
    return planOf(to, topics);
  }

  /**
   * Resets the offsets of all partitions at once.
   *
   * @param to where the group should continue; a time is that of the records' timestamps
   * @param topics names without the environment's prefix; if empty, all topics that the group reads
   * @return the offsets before and after the reset
   * @throws ReplayException.ActiveMembersException if the group has active members
   * @throws ReplayException if the group or a topic does not exist, if the group has no committed
   *     offset in a topic, or if the time is in the future; also if the broker is unavailable or
   *     rejects a request
   */
  public ReplayPlan run(StartPosition to, Collection<String> topics) {
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(topics, "topics");
    requireNoMembers();
    ReplayPlan plan = planOf(to, topics);
    Map<TopicPartition, Long> offsets = new HashMap<>();
    plan.moves()
        .forEach(
            each -> offsets.put(new TopicPartition(each.topic(), each.partition()), each.to()));
    try {
      admin.commit(offsets);
    } catch (ReplayException e) {
      requireNoMembers(); // lists them, unlike the broker's error
      throw e;
    }
    return plan;
  }

  private void requireNoMembers() {
    List<Member> members = admin.members();
    if (!members.isEmpty()) {
      throw new ReplayException.ActiveMembersException(group, members);
    }
  }

  private ReplayPlan planOf(StartPosition to, Collection<String> topics) {
    Instant now = Instant.now();
    if (to.time().filter(now::isBefore).isPresent()) {
      throw new ReplayException("time " + to + " is in the future; the current time is " + now);
    }
    Map<TopicPartition, Long> committed = admin.committed();
    List<TopicPartition> partitions = admin.partitions(topicsToReset(topics, committed));
    Map<TopicPartition, Long> ends = admin.offsets(partitions, OffsetSpec.latest());
    // Where the group would begin in a partition without a committed offset.
    Map<TopicPartition, Long> begins =
        admin.offsets(partitions, spec(ConsumerSettings.of(config).start()));
    Map<TopicPartition, Long> targets = admin.offsets(partitions, spec(to));
    List<ReplayPlan.Move> moves = new ArrayList<>();
    for (TopicPartition each : partitions) {
      long end = Objects.requireNonNull(ends.get(each));
      long begin = Objects.requireNonNull(begins.get(each));
      moves.add(
          new ReplayPlan.Move(
              each.topic(),
              each.partition(),
              orEnd(committed.getOrDefault(each, begin), end),
              orEnd(Objects.requireNonNull(targets.get(each)), end)));
    }
    moves.sort(
        Comparator.comparing(ReplayPlan.Move::topic).thenComparing(ReplayPlan.Move::partition));
    return new ReplayPlan(group, to, moves);
  }

  private static OffsetSpec spec(StartPosition position) {
    return switch (position.kind()) {
      case EARLIEST -> OffsetSpec.earliest();
      case LATEST -> OffsetSpec.latest();
      case TIME -> OffsetSpec.forTimestamp(position.time().orElseThrow().toEpochMilli());
    };
  }

  /** Kafka returns -1 if there is no record of the time or later. */
  private static long orEnd(long offset, long end) {
    return offset < 0 ? end : offset;
  }

  private Set<String> topicsToReset(Collection<String> names, Map<TopicPartition, Long> committed) {
    Set<String> existing = admin.topics();
    Set<String> read =
        committed.keySet().stream()
            .map(TopicPartition::topic)
            .filter(existing::contains)
            .collect(Collectors.toCollection(TreeSet::new));
    if (names.isEmpty()) {
      read.remove(GroupTopics.of(config, group).redrive());
      if (read.isEmpty()) {
        throw new ReplayException(
            "group '" + group + "' has no committed offsets in any existing topic");
      }
      return read;
    }
    Set<String> wanted = new TreeSet<>(names.stream().map(config::fullTopic).toList());
    for (String topic : wanted) {
      if (!existing.contains(topic)) {
        throw new ReplayException("topic " + topic + " does not exist");
      }
      if (!read.contains(topic)) {
        throw new ReplayException(
            "group '%s' has no committed offsets in topic %s; it has them in %s"
                .formatted(group, topic, read));
      }
    }
    return wanted;
  }

  @Override
  public void close() {
    admin.close();
  }
}
