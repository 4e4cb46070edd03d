package org.openedx.eventbus.it.chaos;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.coordinator.group.generated.OffsetCommitKey;
import org.apache.kafka.coordinator.group.generated.OffsetCommitValue;
import org.openedx.eventbus.consumer.internal.offsets.CommitMetadata;
import org.openedx.eventbus.event.SentEvent.Placement;
import org.openedx.eventbus.it.support.RawTopic;
import org.openedx.eventbus.testkit.delivery.DeliveryHistory;

/** Reads the topics of a run, offsets and commits with plain Kafka clients. */
final class TopicReader implements AutoCloseable {
  private static final String COMMITS = "__consumer_offsets";
  private static final int SECONDS_TO_ANSWER = 30;

  /** Highest type of the coordinator's records that are commits. */
  private static final int LAST_COMMIT_TYPE = 1;

  private final String bootstrapServers;
  private final Admin admin;

  TopicReader(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  /** Returns all committed records of a topic. */
  List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return RawTopic.read(consumer, topic);
    }
  }

  /** Committed offsets of the group and log end offsets, summed over partitions. */
  record Progress(long committed, long end) {
    boolean done() {
      return committed >= end;
    }

    @Override
    public String toString() {
      return "committed " + committed + " of " + end;
    }
  }

  /** Returns the progress on the topic of events. */
  Progress progress() throws Exception {
    Map<TopicPartition, Long> ends = new HashMap<>();
    int partitions = partitions(ChaosGroup.TOPIC);
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      latest.put(new TopicPartition(ChaosGroup.TOPIC, partition), OffsetSpec.latest());
    }
    admin
        .listOffsets(latest)
        .all()
        .get(SECONDS_TO_ANSWER, TimeUnit.SECONDS)
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(ChaosGroup.NAME)
            .partitionsToOffsetAndMetadata()
            .get(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
    long done = 0;
    for (TopicPartition each : ends.keySet()) {
      OffsetAndMetadata at = committed.get(each);
      done += at == null ? 0 : at.offset();
    }
    return new Progress(done, ends.values().stream().mapToLong(Long::longValue).sum());
  }

  /** Returns the number of partitions of a topic. */
  int partitions(String topic) throws Exception {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get(SECONDS_TO_ANSWER, TimeUnit.SECONDS)
        .get(topic)
        .partitions()
        .size();
  }

  /**
   * Returns the committed records of a partition below an offset, which must not exceed the log end
   * nor the first offset of an open transaction.
   */
  List<ConsumerRecord<byte[], byte[]>> readBelow(TopicPartition at, long end) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(at));
      consumer.seekToBeginning(List.of(at));
      while (consumer.position(at) < end) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofSeconds(1))) {
          if (each.offset() < end) {
            records.add(each);
          }
        }
      }
    }
    return records;
  }

  /**
   * Adds every commit of the group to a history, also those whose member was killed before the
   * response. Times are rounded up to the millisecond.
   *
   * @return the number of commits
   */
  int addCommitsTo(DeliveryHistory history) {
    int count = 0;
    for (ConsumerRecord<byte[], byte[]> record : read(COMMITS)) {
      ByteBuffer key = ByteBuffer.wrap(record.key());
      if (key.getShort() > LAST_COMMIT_TYPE || record.value() == null) {
        continue;
      }
      OffsetCommitKey place = new OffsetCommitKey(new ByteBufferAccessor(key), (short) 0);
      if (place.group().equals(ChaosGroup.NAME) && place.topic().equals(ChaosGroup.TOPIC)) {
        ByteBuffer value = ByteBuffer.wrap(record.value());
        short version = value.getShort();
        OffsetCommitValue commit = new OffsetCommitValue(new ByteBufferAccessor(value), version);
        LongPredicate finished =
            CommitMetadata.decode(commit.offset(), commit.metadata()).completed()::contains;
        history.committed(
            "the group",
            new Placement(place.topic(), place.partition(), commit.offset()),
            finished,
            DeadLetterRecords.lastNanosOf(commit.commitTimestamp()));
        count++;
      }
    }
    return count;
  }

  /** Returns leader, replicas and in-sync replicas of each partition. */
  String describePartitions() throws InterruptedException {
    try {
      return admin
          .describeTopics(List.of(ChaosGroup.TOPIC, COMMITS))
          .allTopicNames()
          .get()
          .values()
          .stream()
          .flatMap(topic -> topic.partitions().stream().map(each -> topic.name() + " " + each))
          .collect(Collectors.joining("\n"));
    } catch (ExecutionException e) {
      return e.getCause().toString();
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
