package org.openedx.eventbus.consumer.replay;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.OffsetMetadataTooLarge;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.deadletter.KafkaClients;
import org.openedx.eventbus.consumer.replay.ReplayException.ActiveMembersException.Member;
import org.openedx.eventbus.internal.KafkaFutures;

/** Admin client for the offsets of one group. Thread-safe. */
final class GroupAdmin implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final Admin admin;
  private final String group;

  GroupAdmin(EventBusConfig config, String group) {
    this.admin = KafkaClients.admin(config);
    this.group = group;
  }

  /**
   * Returns the active members.
   *
   * @throws ReplayException if the group does not exist
   */
  List<Member> members() {
    try {
      @Nullable ConsumerGroupDescription found =
          get(admin.describeConsumerGroups(List.of(group)).all()).get(group);
      if (found == null || found.groupState() == GroupState.DEAD) {
        throw unknownGroup();
      }
      return found.members().stream()
          .map(each -> new Member(each.clientId(), each.host(), each.consumerId()))
          .toList();
    } catch (GroupIdNotFoundException e) {
      throw unknownGroup();
    }
  }

  private ReplayException unknownGroup() {
    return new ReplayException(
        ("group '%s' does not exist: check its name; a group exists once one of its consumers has"
                + " committed an offset")
            .formatted(group));
  }

  /** Returns the commits. */
  Map<TopicPartition, OffsetAndMetadata> committed() {
    return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .entrySet()
        .stream()
        .filter(each -> each.getValue() != null)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  Set<String> topics() {
    return get(admin.listTopics().names());
  }

  /** Returns the partitions of topics, with the topics' ids. */
  Map<TopicPartition, Uuid> partitions(Collection<String> topics) {
    Map<TopicPartition, Uuid> partitions = new HashMap<>();
    for (TopicDescription topic : get(admin.describeTopics(topics).allTopicNames()).values()) {
      topic
          .partitions()
          .forEach(
              each ->
                  partitions.put(
                      new TopicPartition(topic.name(), each.partition()), topic.topicId()));
    }
    return partitions;
  }

  /** Returns an offset for each partition; negative if there is no record of a time or later. */
  Map<TopicPartition, ListOffsetsResultInfo> offsets(
      Collection<TopicPartition> partitions, OffsetSpec spec) {
    // Records of an open transaction are not visible yet, and must not be skipped.
    ListOffsetsOptions committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, OffsetSpec> wanted =
        partitions.stream().collect(Collectors.toMap(each -> each, each -> spec));
    return get(admin.listOffsets(wanted, committed).all());
  }

  /** Commits offsets. */
  void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    try {
      get(admin.alterConsumerGroupOffsets(group, offsets).all());
    } catch (ReplayException e) {
      if (!(e.getCause() instanceof OffsetMetadataTooLarge)) {
        throw e;
      }
      Map<TopicPartition, OffsetAndMetadata> plain = new HashMap<>();
      offsets.forEach(
          (partition, offset) ->
              plain.put(
                  partition, new OffsetAndMetadata(offset.offset(), offset.leaderEpoch(), "")));
      get(admin.alterConsumerGroupOffsets(group, plain).all());
    }
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return KafkaFutures.get(future, TIMEOUT);
    } catch (GroupIdNotFoundException e) {
      throw e;
    } catch (TimeoutException e) {
      throw new ReplayException(String.valueOf(e.getMessage()), e);
    } catch (InterruptException e) {
      throw new ReplayException("interrupted while waiting for the broker", e);
    } catch (KafkaException e) {
      throw new ReplayException("the broker rejected the request: " + e, e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
