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
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.internal.offsets.CommitMetadata;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
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
 * <p>Other groups are not affected. The members of the group must be stopped. Dead letters are not
 * affected either.
 *
 * <p>Thread-safe. The caller closes it.
 */
public final class Replay implements AutoCloseable {
  private static final Comparator<TopicPartition> BY_NAME =
      Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

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
    return planOf(to, topics, new HashMap<>());
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
    Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
    ReplayPlan plan = planOf(to, topics, commits);
    commit(commits);
    return plan;
  }

  private void commit(Map<TopicPartition, OffsetAndMetadata> commits) {
    try {
      admin.commit(commits);
    } catch (ReplayException e) {
      requireNoMembers(); // lists them, unlike the broker's error
      throw e;
    }
  }

  /**
   * {@return the committed offsets of the group, ordered by topic and partition} The group may have
   * active members, or none.
   *
   * @param topics names without the environment's prefix; if empty, all topics that the group reads
   * @throws ReplayException if the group or a topic does not exist, the group has no committed
   *     offset in a topic, or the broker is unavailable or rejects a request
   */
  public List<GroupOffset> offsets(Collection<String> topics) {
    Objects.requireNonNull(topics, "topics");
    List<Member> unused = admin.members(); // fails if the group does not exist
    Map<TopicPartition, OffsetAndMetadata> committed = admin.committed();
    Map<TopicPartition, Uuid> ids = admin.partitions(topicsToReset(topics, committed));
    Map<TopicPartition, ListOffsetsResultInfo> begins =
        admin.offsets(ids.keySet(), OffsetSpec.earliest());
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        admin.offsets(ids.keySet(), OffsetSpec.latest());
    return ids.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(BY_NAME))
        .map(
            each ->
                GroupOffset.of(
                    each.getKey(),
                    committed.get(each.getKey()),
                    each.getValue(),
                    offset(begins, each.getKey()).offset(),
                    offset(ends, each.getKey()).offset()))
        .toList();
  }

  /**
   * Skips a damaged batch of records, which blocks its partition, so that the group continues
   * behind it. The batch is recorded in the group's dead-letter topic, as a resolved dead letter
   * with disposition {@code SKIPPED}, user, time and reason.
   *
   * @param topic name without the environment's prefix
   * @param partition the partition
   * @param offset the offset that health reports for the blocked partition
   * @param reason why the records are skipped, for example {@code "no replica has them"}
   * @return the committed offset of the group. It is that after the batch, unless the group has not
   *     completed an event before it
   * @throws IllegalArgumentException if the reason is blank
   * @throws ReplayException.ActiveMembersException if the group has active members
   * @throws ReplayException if the group has no committed offset in the partition, it has completed
   *     the offset, the records can be read, or the broker is unavailable or rejects a request
   */
  public long skipDamaged(String topic, int partition, long offset, String reason) {
    TopicPartition at =
        new TopicPartition(config.fullTopic(Objects.requireNonNull(topic, "topic")), partition);
    if (Objects.requireNonNull(reason, "reason").isBlank()) {
      throw new IllegalArgumentException("reason must not be blank");
    }
    requireNoMembers();
    DamagedSkip skip = new DamagedSkip(config, group, at, offset);
    OffsetAndMetadata after = skip.run(admin.committed().get(at), reason);
    commit(Map.of(at, after));
    return after.offset();
  }

  private void requireNoMembers() {
    List<Member> members = admin.members();
    if (!members.isEmpty()) {
      throw new ReplayException.ActiveMembersException(group, members);
    }
  }

  /**
   * Returns a plan.
   *
   * @param commits gets the commits that it makes, without completed offsets beyond them: those are
   *     processed again, too
   */
  private ReplayPlan planOf(
      StartPosition to, Collection<String> topics, Map<TopicPartition, OffsetAndMetadata> commits) {
    Instant now = Instant.now();
    if (to.time().filter(now::isBefore).isPresent()) {
      throw new ReplayException("time " + to + " is in the future; the current time is " + now);
    }
    Map<TopicPartition, OffsetAndMetadata> committed = admin.committed();
    Map<TopicPartition, Uuid> ids = admin.partitions(topicsToReset(topics, committed));
    Set<TopicPartition> partitions = ids.keySet();
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        admin.offsets(partitions, OffsetSpec.latest());
    // Where the group would begin in a partition without a committed offset.
    Map<TopicPartition, ListOffsetsResultInfo> begins =
        admin.offsets(partitions, spec(ConsumerSettings.of(config).start()));
    Map<TopicPartition, ListOffsetsResultInfo> targets = admin.offsets(partitions, spec(to));
    List<ReplayPlan.Move> moves = new ArrayList<>();
    for (TopicPartition each : partitions) {
      ListOffsetsResultInfo end = offset(ends, each);
      ListOffsetsResultInfo target = orEnd(offset(targets, each), end);
      OffsetAndMetadata commit = committed.get(each);
      long from = commit == null ? orEnd(offset(begins, each), end).offset() : commit.offset();
      moves.add(new ReplayPlan.Move(each.topic(), each.partition(), from, target.offset()));
      commits.put(
          each,
          new OffsetAndMetadata(
              target.offset(),
              target.leaderEpoch(),
              new CommitMetadata(ids.get(each), CompletedOffsets.NONE)
                  .encode(target.offset(), CommitMetadata.MAX_LENGTH)));
    }
    moves.sort(
        Comparator.comparing(ReplayPlan.Move::topic).thenComparing(ReplayPlan.Move::partition));
    return new ReplayPlan(group, to, moves);
  }

  private static ListOffsetsResultInfo offset(
      Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition at) {
    return Objects.requireNonNull(offsets.get(at));
  }

  private static OffsetSpec spec(StartPosition position) {
    return switch (position.kind()) {
      case EARLIEST -> OffsetSpec.earliest();
      case LATEST -> OffsetSpec.latest();
      case TIME -> OffsetSpec.forTimestamp(position.time().orElseThrow().toEpochMilli());
    };
  }

  /** Kafka returns -1 if there is no record of the time or later. */
  private static ListOffsetsResultInfo orEnd(
      ListOffsetsResultInfo offset, ListOffsetsResultInfo end) {
    return offset.offset() < 0 ? end : offset;
  }

  private Set<String> topicsToReset(
      Collection<String> names, Map<TopicPartition, OffsetAndMetadata> committed) {
    Set<String> existing = admin.topics();
    Set<String> read =
        committed.keySet().stream()
            .map(TopicPartition::topic)
            .filter(existing::contains)
            .collect(Collectors.toCollection(TreeSet::new));
    read.remove(GroupTopics.of(config, group).deadLetters()); // remembered positions, known topics
    if (names.isEmpty()) {
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
