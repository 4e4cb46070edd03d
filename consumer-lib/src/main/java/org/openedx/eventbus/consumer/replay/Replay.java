package org.openedx.eventbus.consumer.replay;

import java.time.Instant;
import java.time.InstantSource;
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
import org.openedx.eventbus.consumer.config.ConsumerSettings;
import org.openedx.eventbus.consumer.config.StartPosition;
import org.openedx.eventbus.consumer.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.replay.ActiveMembersException.Member;

/**
 * Moves a group to another place in the topics it reads, so that it handles events again, or passes
 * them over. Other groups read on as they did. The group's own redrive topic is left alone unless
 * it is named: its events stand in the other topics too. Thread-safe. Whoever opened it closes it.
 */
public final class Replay implements AutoCloseable {
  private final EventBusConfig config;
  private final String group;
  private final GroupAdmin admin;
  private final InstantSource clock;

  private Replay(EventBusConfig config, String group, InstantSource clock) {
    this.config = config;
    this.group = Objects.requireNonNull(group, "group");
    this.admin = new GroupAdmin(config, group);
    this.clock = clock;
  }

  /**
   * Of a group; needs no registry.
   *
   * @throws org.openedx.eventbus.config.ConfigurationException when it is not said where Kafka is
   */
  public static Replay open(EventBusConfig config, String group) {
    return new Replay(config, group, InstantSource.system());
  }

  /**
   * What {@link #run} would do; the group may be active.
   *
   * @param topics without the environment's prefix; all that the group reads when empty
   * @throws ReplayException when group or topic is unknown, or the time has not come yet
   */
  public ReplayPlan plan(ReplayFrom from, Collection<String> topics) {
    List<Member> unused = admin.members(); // says when there is no such group
    return planOf(from, topics);
  }

  /**
   * Moves the group, in all partitions at once.
   *
   * @param topics without the environment's prefix; all that the group reads when empty
   * @throws ActiveMembersException when the group has members
   * @throws ReplayException when group or topic is unknown, or the time has not come yet
   */
  public ReplayPlan run(ReplayFrom from, Collection<String> topics) {
    refuseWhileActive();
    ReplayPlan plan = planOf(from, topics);
    Map<TopicPartition, Long> offsets = new HashMap<>();
    plan.moves()
        .forEach(
            each -> offsets.put(new TopicPartition(each.topic(), each.partition()), each.to()));
    try {
      admin.commit(offsets);
    } catch (ReplayException e) {
      refuseWhileActive(); // the broker says so less clearly
      throw e;
    }
    return plan;
  }

  private void refuseWhileActive() {
    List<Member> members = admin.members();
    if (!members.isEmpty()) {
      throw new ActiveMembersException(group, members);
    }
  }

  private ReplayPlan planOf(ReplayFrom from, Collection<String> topics) {
    Instant now = clock.instant();
    from.time()
        .filter(time -> time.isAfter(now))
        .ifPresent(
            time -> {
              throw new ReplayException(time + " has not come yet, it is " + now);
            });
    Map<TopicPartition, Long> committed = admin.committed();
    List<TopicPartition> partitions = admin.partitions(topicsToMove(topics, committed));
    Map<TopicPartition, Long> ends = admin.offsets(partitions, OffsetSpec.latest());
    Map<TopicPartition, Long> begins = admin.offsets(partitions, start().spec());
    Map<TopicPartition, Long> wanted = admin.offsets(partitions, from.spec());
    List<ReplayPlan.Move> moves = new ArrayList<>();
    for (TopicPartition each : partitions) {
      long end = Objects.requireNonNull(ends.get(each));
      Long at = committed.containsKey(each) ? committed.get(each) : begins.get(each);
      moves.add(
          new ReplayPlan.Move(
              each.topic(),
              each.partition(),
              orEnd(Objects.requireNonNull(at), end),
              orEnd(Objects.requireNonNull(wanted.get(each)), end)));
    }
    moves.sort(
        Comparator.comparing(ReplayPlan.Move::topic).thenComparing(ReplayPlan.Move::partition));
    return new ReplayPlan(group, from, moves);
  }

  /** Kafka says -1 where no record is of the time or later. */
  private static long orEnd(long offset, long end) {
    return offset < 0 ? end : offset;
  }

  /** Where the group would begin in a partition that it has not read. */
  private ReplayFrom start() {
    StartPosition start = ConsumerSettings.of(config).start();
    return switch (start.kind()) {
      case EARLIEST -> ReplayFrom.EARLIEST;
      case LATEST -> ReplayFrom.LATEST;
      case TIME -> ReplayFrom.at(start.time().orElseThrow());
    };
  }

  private Set<String> topicsToMove(Collection<String> named, Map<TopicPartition, Long> committed) {
    Set<String> there = admin.topics();
    Set<String> read =
        committed.keySet().stream()
            .map(TopicPartition::topic)
            .filter(there::contains)
            .collect(Collectors.toCollection(TreeSet::new));
    if (named.isEmpty()) {
      read.remove(GroupTopics.of(config, group).redrive());
      if (read.isEmpty()) {
        throw new ReplayException("group '" + group + "' has read no topic yet");
      }
      return read;
    }
    Set<String> wanted = new TreeSet<>(named.stream().map(config::fullTopic).toList());
    for (String topic : wanted) {
      if (!there.contains(topic)) {
        throw new ReplayException("topic " + topic + " does not exist");
      }
      if (!read.contains(topic)) {
        throw new ReplayException(
            "group '" + group + "' does not read topic " + topic + "; it reads " + read);
      }
    }
    return wanted;
  }

  @Override
  public void close() {
    admin.close();
  }
}
