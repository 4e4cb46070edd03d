package org.openedx.eventbus.producer.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.KeyPartitioner;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;

/**
 * Wraps {@link KafkaProducer}: computes partitions, and separates records that Kafka did not
 * accept, which can be sent again, from records that failed.
 *
 * @param connection Kafka's producer
 * @param keyHash computes the partition of a key; null if records with and without key are treated
 *     equally, or if the user's partitioner chooses
 * @param hasPartitioner whether the user's partitioner chooses unless a key determines the
 *     partition
 * @param serializer the user's serializer of values, if there is one
 * @param metadataRefreshInterval the interval of {@link #refreshMetadata} that keeps a topic in
 *     Kafka's metadata
 */
record KafkaTransport(
    KafkaProducerConnection connection,
    @Nullable KeyHash keyHash,
    boolean hasPartitioner,
    @Nullable CustomValueSerializer serializer,
    Duration metadataRefreshInterval) {

  /**
   * Creates the Kafka producer.
   *
   * @throws ConfigurationException if Kafka rejects its settings
   */
  static KafkaTransport open(EventBusConfig config) {
    Map<String, Object> settings = KafkaClientSettings.producer(config);
    Object className = config.kafka().get(CustomValueSerializer.SETTING);
    CustomValueSerializer serializer =
        className == null ? null : CustomValueSerializer.create(config, className.toString());
    try {
      return new KafkaTransport(
          KafkaProducerConnection.open(settings),
          keyHash(ProducerSettings.of(config).partitioner(), settings),
          settings.containsKey(ProducerConfig.PARTITIONER_CLASS_CONFIG),
          serializer,
          KafkaClientSettings.metadataRefreshInterval(settings));
    } catch (KafkaException e) {
      if (serializer != null) {
        serializer.close();
      }
      throw KafkaClientSettings.rejected(e);
    }
  }

  /** Computes the partition of a key. */
  interface KeyHash {
    int partition(byte[] key, int partitions);
  }

  /** Returns null if keys do not determine partitions, or only the user's partitioner knows how. */
  private static @Nullable KeyHash keyHash(
      ProducerSettings.Partitioner partitioning, Map<String, Object> settings) {
    if (partitioning == ProducerSettings.Partitioner.CRC32) {
      return KeyPartitioner::partition;
    }
    return KafkaClientSettings.partitionsByKeyHash(settings) ? Murmur2::partition : null;
  }

  /** Returns whether records need their payload as a generic record, for the user's serializer. */
  boolean needsGenericPayload() {
    return serializer != null;
  }

  /** Returns whether sending runs a serializer or a partitioner of the user. */
  boolean runsUserCode() {
    return serializer != null || hasPartitioner;
  }

  /** Receives the outcome of accepted records on Kafka's I/O thread. */
  interface SendCallback {
    void stored(PendingRecord record, RecordMetadata where);

    void failed(PendingRecord record, Exception cause);
  }

  /**
   * Chooses the partition of a record: by its key, or by the gate. Does nothing if the user's
   * partitioner chooses. The key's frame must be complete.
   *
   * @return false if Kafka has no metadata of the topic at the moment
   */
  boolean assignPartition(PendingRecord record, PartitionGate gate, long nowNanos) {
    byte[] key = record.key;
    boolean byKey = keyHash != null && key != null && key.length > 0;
    if (byKey ? record.hasPartition() : hasPartitioner) {
      return true;
    }
    try {
      List<PartitionInfo> all = connection.kafka().partitionsFor(record.route.topic());
      record.partition =
          keyHash != null && key != null && key.length > 0
              ? keyHash.partition(key, all.size())
              : gate.choose(all, record, nowNanos);
      return true;
    } catch (TimeoutException | AuthenticationException e) {
      return false;
    }
  }

  /**
   * Passes a record to Kafka.
   *
   * @return false if Kafka did not accept it, for lack of topic metadata or buffer memory, or
   *     because the broker rejects the credentials. The callback is not called, and the same record
   *     can be sent again.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the callback receives the outcome
  boolean send(PendingRecord record, SendCallback callback) {
    KafkaCallback kafkaCallback = new KafkaCallback(record, callback);
    try {
      connection.kafka().send(record(record), kafkaCallback);
    } catch (TimeoutException e) {
      return false; // the user's serializer timed out waiting for its registry
    } catch (RuntimeException e) {
      callback.failed(record, e);
      return true;
    }
    return kafkaCallback.isAccepted();
  }

  private ProducerRecord<byte[], byte[]> record(PendingRecord record) {
    String topic = record.route.topic();
    Integer partition = record.hasPartition() ? record.partition : null;
    byte[] value = serializer == null ? record.value : serializer.serialize(topic, record);
    return new ProducerRecord<>(topic, partition, null, record.key, value, record.headers);
  }

  /** Fetches the partitions of a topic, which renews Kafka's metadata of it. */
  List<PartitionInfo> refreshMetadata(String topic) {
    return connection.kafka().partitionsFor(topic);
  }

  /**
   * Sends Kafka's buffered records without waiting for fuller batches; blocks until all are done.
   */
  void flush() {
    connection.ifCreated().ifPresent(KafkaProducer::flush);
  }

  void close(Duration timeout) {
    try {
      connection.end().ifPresent(kafka -> kafka.close(timeout));
    } finally {
      if (serializer != null) {
        serializer.close();
      }
    }
  }

  /**
   * Callback of one {@code KafkaProducer.send}. A failure that Kafka reports before {@code send}
   * returns means that the record was not accepted.
   */
  private static final class KafkaCallback implements Callback {
    private final PendingRecord record;
    private final SendCallback callback;
    private final Thread sender = Thread.currentThread();
    private boolean inSend = true;
    private @Nullable Exception rejection;

    KafkaCallback(PendingRecord record, SendCallback callback) {
      this.record = record;
      this.callback = callback;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata where, @Nullable Exception failure) {
      if (failure == null && where != null) {
        callback.stored(record, where);
      } else if (Thread.currentThread() == sender && inSend) {
        rejection = failure;
      } else if (failure != null) {
        record.accepted = true;
        if (where != null && !record.hasPartition()) {
          record.partition = where.partition(); // Kafka chose it
        }
        callback.failed(record, failure);
      }
    }

    boolean isAccepted() {
      inSend = false;
      Exception cause = rejection;
      if (cause instanceof TimeoutException || cause instanceof AuthenticationException) {
        return false;
      }
      if (cause != null) {
        callback.failed(record, cause);
      }
      return true;
    }
  }
}
