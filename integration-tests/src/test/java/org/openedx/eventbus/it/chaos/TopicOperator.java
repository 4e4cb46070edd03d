package org.openedx.eventbus.it.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.OffsetOutOfRangeException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.DeadLetters.Truncation;
import org.openedx.eventbus.consumer.deadletter.DeadLettersException;
import org.openedx.eventbus.testkit.delivery.DeliveryHistory;

/**
 * Simulated operator of the topics: adds partitions, deletes records that may be unread, truncates
 * the dead-letter topic, and revokes rights. What a broker rejects while it is disturbed is not
 * done.
 */
final class TopicOperator implements AutoCloseable {
  private static final int MAX_PARTITIONS = 16;
  private static final int MAX_DEAD_LETTER_PARTITIONS = 5;
  private static final int MAX_UNREAD_DELETED = 40;
  private static final int SECONDS_TO_ANSWER = 15;
  private static final int PAUSE_MILLIS = 100;

  private static final String ANY_HOST = "*";

  private static final ResourcePattern TOPIC = topic(ChaosGroup.TOPIC);
  private static final ResourcePattern DEAD_LETTERS = topic(ChaosGroup.DEAD_LETTERS);
  private static final ResourcePattern GROUP =
      new ResourcePattern(ResourceType.GROUP, ChaosGroup.NAME, PatternType.LITERAL);

  private final EventBusConfig config;
  private final Admin admin;
  private final TopicReader topics;
  private final List<ConsumerRecord<byte[], byte[]>> deletedRecords =
      Collections.synchronizedList(new ArrayList<>());
  private final List<ConsumerRecord<byte[], byte[]>> deletedDeadLetters =
      Collections.synchronizedList(new ArrayList<>());
  private final List<Deletion> deletions = Collections.synchronizedList(new ArrayList<>());

  /** Deletion of the records of a partition below an offset. */
  private record Deletion(int partition, long logStart, long nanos) {}

  /**
   * @param settings those of the members
   */
  TopicOperator(Map<String, String> settings, TopicReader topics) throws Exception {
    this.config = EventBusConfig.of(settings);
    this.admin =
        Admin.create(Map.of("bootstrap.servers", settings.get("eventbus.kafka.bootstrap.servers")));
    this.topics = topics;
    allowAll();
  }

  /** Permits everything, until a right is revoked. */
  private void allowAll() throws Exception {
    List<AclBinding> rules =
        Stream.of(TOPIC, DEAD_LETTERS, GROUP)
            .map(each -> rule(each, AclOperation.ALL, AclPermissionType.ALLOW))
            .toList();
    await(admin.createAcls(rules).all());
  }

  private static ResourcePattern topic(String name) {
    return new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL);
  }

  /** Adds a partition to the topic of events, up to a maximum. */
  void addPartition() throws Exception {
    addPartition(ChaosGroup.TOPIC, MAX_PARTITIONS);
  }

  /** Adds a partition to the dead-letter topic, up to a maximum. */
  void addDeadLetterPartition() throws Exception {
    addPartition(ChaosGroup.DEAD_LETTERS, MAX_DEAD_LETTER_PARTITIONS);
  }

  private void addPartition(String topic, int max) throws Exception {
    int partitions = topics.partitions(topic);
    if (partitions < max) {
      try {
        await(
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions + 1))).all());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof InvalidPartitionsException)) { // added after a lost response
          throw e;
        }
      }
    }
  }

  /**
   * Deletes the oldest records of a partition, also some that the group has not committed.
   *
   * @param strength how many of them, from 0 to 1
   */
  void deleteRecords(int which, double strength) throws Exception {
    int partition = which % topics.partitions(ChaosGroup.TOPIC);
    TopicPartition at = new TopicPartition(ChaosGroup.TOPIC, partition);
    OffsetAndMetadata commit =
        await(admin.listConsumerGroupOffsets(ChaosGroup.NAME).partitionsToOffsetAndMetadata())
            .get(at);
    long end = await(admin.listOffsets(Map.of(at, OffsetSpec.latest())).all()).get(at).offset();
    long committed = commit == null ? 0 : commit.offset();
    long unread = Math.min(MAX_UNREAD_DELETED, end - committed);
    long before = committed + Math.round(strength * unread);
    List<ConsumerRecord<byte[], byte[]>> records = topics.readBelow(at, before);
    long nanos = ConsumerMain.now();
    long logStart;
    try {
      logStart =
          await(
                  admin
                      .deleteRecords(Map.of(at, RecordsToDelete.beforeOffset(before)))
                      .lowWatermarks()
                      .get(at))
              .lowWatermark();
    } catch (ExecutionException | TimeoutException e) {
      logStart = before; // it may have been done, or be done later
      if (e.getCause() instanceof OffsetOutOfRangeException) {
        return; // the high watermark has not reached it on this leader
      }
    }
    deletedRecords.addAll(records);
    deletions.add(new Deletion(partition, logStart, nanos));
  }

  /**
   * Deletes the records of the dead-letter topic before the oldest unresolved dead letter of each
   * partition, as {@code dead-letters truncate} does. They are read first.
   */
  void truncateDeadLetters() throws Exception {
    List<Truncation> plan;
    try (DeadLetters deadLetters = DeadLetters.open(config, ChaosGroup.NAME)) {
      plan = deadLetters.planTruncation();
    } catch (DeadLettersException e) {
      throw new ExecutionException(e);
    }
    Map<TopicPartition, RecordsToDelete> delete = new HashMap<>();
    for (Truncation each : plan) {
      TopicPartition at = new TopicPartition(ChaosGroup.DEAD_LETTERS, each.partition());
      deletedDeadLetters.addAll(topics.readBelow(at, each.to()));
      delete.put(at, RecordsToDelete.beforeOffset(each.to()));
    }
    await(admin.deleteRecords(delete).all());
  }

  /** Denies everyone to read the topic of events for a while. */
  void revokeRead(Duration duration) throws Exception {
    revoke(TOPIC, AclOperation.READ, duration);
  }

  /** Denies everyone to write dead letters and resolutions for a while. */
  void revokeDeadLetterWrite(Duration duration) throws Exception {
    revoke(DEAD_LETTERS, AclOperation.WRITE, duration);
  }

  /** Denies everyone to read dead letters for a while. */
  void revokeDeadLetterRead(Duration duration) throws Exception {
    revoke(DEAD_LETTERS, AclOperation.READ, duration);
  }

  /** Denies everyone to be a member of the group for a while. */
  void revokeGroup(Duration duration) throws Exception {
    revoke(GROUP, AclOperation.READ, duration);
  }

  private void revoke(ResourcePattern resource, AclOperation operation, Duration duration)
      throws Exception {
    AclBinding rule = rule(resource, operation, AclPermissionType.DENY);
    try {
      await(admin.createAcls(List.of(rule)).all());
      Thread.sleep(duration.toMillis());
    } finally {
      restore(rule);
    }
  }

  /** Deletes a rule, however long the brokers are disturbed. */
  private void restore(AclBinding rule) throws Exception {
    while (true) {
      try {
        await(admin.deleteAcls(List.of(rule.toFilter())).all());
        return;
      } catch (ExecutionException | TimeoutException e) {
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  private static AclBinding rule(
      ResourcePattern resource, AclOperation operation, AclPermissionType permission) {
    return new AclBinding(
        resource, new AccessControlEntry(Principals.EVERYONE, ANY_HOST, operation, permission));
  }

  private static <T> T await(KafkaFuture<T> future) throws Exception {
    return future.get(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
  }

  /** Returns the records that the topic of events had before they were deleted. */
  List<ConsumerRecord<byte[], byte[]>> deletedRecords() {
    return List.copyOf(deletedRecords);
  }

  /** Returns the records that the dead-letter topic had before they were deleted. */
  List<ConsumerRecord<byte[], byte[]>> deletedDeadLetters() {
    return List.copyOf(deletedDeadLetters);
  }

  void addDeletionsTo(DeliveryHistory history) {
    for (Deletion each : List.copyOf(deletions)) {
      history.deleted(ChaosGroup.TOPIC, each.partition(), each.logStart(), each.nanos());
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
