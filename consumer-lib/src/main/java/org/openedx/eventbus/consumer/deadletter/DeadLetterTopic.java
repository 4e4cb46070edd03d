package org.openedx.eventbus.consumer.deadletter;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.DeadLetters.Truncation;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterReader;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.deadletter.KafkaClients;
import org.openedx.eventbus.consumer.internal.deadletter.RememberedPositions;
import org.openedx.eventbus.internal.KafkaFutures;

/**
 * Dead-letter topic of a group, as operators read and truncate it. Failures of the broker are
 * {@link DeadLettersException}s. Not thread-safe.
 */
final class DeadLetterTopic implements AutoCloseable {
  private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(30);

  private final String group;
  private final String topic;
  private final DeadLetterReader reader;
  private final Admin admin;

  /**
   * Creates it without a request to the broker.
   *
   * @param topic full name of the topic
   */
  DeadLetterTopic(EventBusConfig config, String group, String topic) {
    this.group = group;
    this.topic = topic;
    this.reader = new DeadLetterReader(config, topic);
    this.admin = KafkaClients.admin(config);
  }

  /** Reads the topic from the positions that the group remembers. */
  DeadLetterList.Builder readUnresolved() {
    return read(callBroker(() -> RememberedPositions.read(admin, group, topic)), false);
  }

  /** Reads the topic from its beginning. */
  DeadLetterList.Builder readAll(boolean withResolved) {
    return read(Map.of(), withResolved);
  }

  private DeadLetterList.Builder read(Map<TopicPartition, Long> from, boolean withResolved) {
    DeadLetterList.Builder list = new DeadLetterList.Builder(withResolved);
    reader.seek(from);
    readNew(list::add);
    return list;
  }

  /** Reads the records since the last call. */
  void readNew(Consumer<DeadLetterRecord> records) {
    callBroker(
        () -> {
          reader.readNew(each -> records.accept(DeadLetterRecord.read(each, group)));
          return true;
        });
  }

  /** Reads the records of dead letters; one that the topic no longer has is missing. */
  Map<DeadLetterId, ConsumerRecord<byte[], byte[]>> records(List<DeadLetter> deadLetters) {
    return callBroker(() -> reader.read(deadLetters.stream().map(DeadLetter::id).toList()));
  }

  /** Returns the partitions with records before their oldest unresolved dead letter. */
  List<Truncation> planTruncation() {
    Map<Integer, Long> unresolved = readAll(false).firstUnresolved();
    Map<TopicPartition, Long> ends = reader.ends();
    return callBroker(reader::beginnings).entrySet().stream()
        .map(
            each -> {
              int partition = each.getKey().partition();
              long end = ends.getOrDefault(each.getKey(), each.getValue());
              long first = unresolved.getOrDefault(partition, end);
              return new Truncation(partition, each.getValue(), first);
            })
        .filter(each -> each.to() > each.from())
        .sorted(Comparator.comparingInt(Truncation::partition))
        .toList();
  }

  /** Deletes the records before the first offsets of a plan. */
  void truncate(List<Truncation> plan) {
    Map<TopicPartition, RecordsToDelete> delete = new HashMap<>();
    plan.forEach(
        each ->
            delete.put(
                new TopicPartition(topic, each.partition()),
                RecordsToDelete.beforeOffset(each.to())));
    callBroker(
        () -> {
          KafkaFutures.get(admin.deleteRecords(delete).all(), ADMIN_TIMEOUT);
          return true;
        });
  }

  private static <T> T callBroker(Supplier<T> call) {
    try {
      return call.get();
    } catch (InterruptException e) {
      throw e;
    } catch (UnknownTopicOrPartitionException e) {
      throw new DeadLettersException(String.valueOf(e.getMessage()), e);
    } catch (KafkaException e) {
      // Some of Kafka's exceptions have no message.
      throw new DeadLettersException("the broker is unavailable: " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } finally {
      admin.close(Duration.ZERO);
    }
  }
}
