package org.openedx.eventbus.consumer.replay;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.GroupClients;
import org.openedx.eventbus.consumer.replay.ActiveMembersException.Member;

/** What the broker knows of one group. Thread-safe. */
final class GroupAdmin implements AutoCloseable {
  private static final int SECONDS = 15;

  private final Admin admin;
  private final String group;

  GroupAdmin(EventBusConfig config, String group) {
    this.admin = GroupClients.admin(config);
    this.group = group;
  }

  /**
   * @throws ReplayException when there is no such group
   */
  List<Member> members() {
    try {
      @Nullable ConsumerGroupDescription found =
          get(admin.describeConsumerGroups(List.of(group)).all()).get(group);
      if (found == null || found.groupState() == GroupState.DEAD) {
        throw unknown();
      }
      return found.members().stream()
          .map(each -> new Member(each.clientId(), each.host(), each.consumerId()))
          .toList();
    } catch (GroupIdNotFoundException e) {
      throw unknown();
    }
  }

  private ReplayException unknown() {
    return new ReplayException(
        "group '"
            + group
            + "' does not exist: check its name; a group exists once one of its consumers has"
            + " committed an offset");
  }

  /** Where the group goes on, as far as it has read. */
  Map<TopicPartition, Long> committed() {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> found =
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    found.forEach(
        (partition, offset) -> {
          if (offset != null) {
            offsets.put(partition, offset.offset());
          }
        });
    return offsets;
  }

  Set<String> topics() {
    return get(admin.listTopics().names());
  }

  List<TopicPartition> partitions(Collection<String> topics) {
    Map<String, TopicDescription> found = get(admin.describeTopics(topics).allTopicNames());
    return found.values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(each -> new TopicPartition(topic.name(), each.partition())))
        .toList();
  }

  /** Negative where there is no record that late. */
  Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
    // What an open transaction will bring is still to come.
    ListOffsetsOptions committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, OffsetSpec> wanted =
        partitions.stream().collect(Collectors.toMap(each -> each, each -> spec));
    return get(admin.listOffsets(wanted, committed).all()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
  }

  /** With it goes what the group remembered of events that are finished beyond. */
  void commit(Map<TopicPartition, Long> offsets) {
    get(
        admin
            .alterConsumerGroupOffsets(
                group,
                offsets.entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey, each -> new OffsetAndMetadata(each.getValue()))))
            .all());
  }

  private static <T> T get(KafkaFuture<T> answer) {
    try {
      return answer.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException unknown) {
        throw unknown;
      }
      throw new ReplayException("the broker rejected the request: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new ReplayException("no response from the broker within " + SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReplayException("interrupted while waiting for the broker", e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
