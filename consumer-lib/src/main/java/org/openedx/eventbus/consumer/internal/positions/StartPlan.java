package org.openedx.eventbus.consumer.internal.positions;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.offsets.CommitMetadata;
import org.openedx.eventbus.consumer.internal.topics.TopicState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where reading of assigned partitions begins, as far as the commits of the group determine it.
 *
 * @param positions the positions that are determined
 * @param starting all partitions of the topics that the group starts with now
 * @param known topics to remember, which do not exist yet or which the group reads already
 */
public record StartPlan(
    Map<TopicPartition, ReadPosition> positions, Set<TopicPartition> starting, Set<String> known) {
  private static final Logger LOG = LoggerFactory.getLogger(StartPlan.class);

  /**
   * Determines the positions of partitions.
   *
   * @param commits all commits of the group in the topics of the partitions
   * @param topics the state of the topics that the group reads, as far as it could be looked up
   * @param known whether the group has started with a topic
   */
  public static StartPlan of(
      Collection<TopicPartition> partitions,
      Map<TopicPartition, OffsetAndMetadata> commits,
      Map<String, TopicState> topics,
      Predicate<String> known) {
    Set<String> committed = new HashSet<>();
    commits.keySet().forEach(each -> committed.add(each.topic()));
    StartPlan plan = new StartPlan(new HashMap<>(), new HashSet<>(), new HashSet<>());
    for (TopicPartition each : partitions) {
      String topic = each.topic();
      boolean isKnown = known.test(topic) || committed.contains(topic);
      plan.add(each, commits.get(each), topics, isKnown);
    }
    topics.forEach(
        (topic, state) -> {
          if (state.status() == TopicState.Status.MISSING || committed.contains(topic)) {
            plan.known.add(topic);
          }
        });
    return plan;
  }

  private void add(
      TopicPartition partition,
      @Nullable OffsetAndMetadata commit,
      Map<String, TopicState> topics,
      boolean knownTopic) {
    TopicState state = topics.get(partition.topic());
    Uuid id = state == null ? null : state.id();
    switch (StartRule.of(topicId(commit), id, knownTopic)) {
      case COMMIT -> positions.put(partition, ReadPosition.of(Objects.requireNonNull(commit), id));
      case BEGINNING -> {
        LOG.info("Reading {} from its beginning: the group has no commit in it", partition);
        positions.put(partition, ReadPosition.of(0, id));
      }
      case RECREATED -> {
        LOG.warn(
            "Topic was recreated: reading {} from its beginning, not from {}", partition, commit);
        positions.put(partition, ReadPosition.of(0, id));
      }
      case START -> {
        starting.add(partition);
        starting.addAll(allOf(partition.topic(), topics));
      }
    }
  }

  private static @Nullable Uuid topicId(@Nullable OffsetAndMetadata commit) {
    if (commit == null) {
      return null;
    }
    Uuid id = CommitMetadata.decode(commit.offset(), commit.metadata()).topicId();
    return id == null ? Uuid.ZERO_UUID : id;
  }

  /** Returns all partitions of a topic; none if their number is not known. */
  public static Set<TopicPartition> allOf(String topic, Map<String, TopicState> topics) {
    TopicState state = topics.get(topic);
    Set<TopicPartition> all = new HashSet<>();
    for (int i = 0; state != null && i < state.partitions(); i++) {
      all.add(new TopicPartition(topic, i));
    }
    return all;
  }
}
