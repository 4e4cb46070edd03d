package org.openedx.eventbus.producer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.KeyPartitioner;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.config.Partitioning;

/**
 * Wraps {@link KafkaProducer}: computes partitions, and separates records that Kafka did not
 * accept, which can be sent again, from records that failed.
 */
final class Transport {
  private final KafkaProducer<byte[], byte[]> kafka;
  private final @Nullable Placement placement;
  private final @Nullable ForeignSerializer serializer;
  private final Duration warmInterval;

  private Transport(
      KafkaProducer<byte[], byte[]> kafka,
      @Nullable Placement placement,
      @Nullable ForeignSerializer serializer,
      Duration warmInterval) {
    this.kafka = kafka;
    this.placement = placement;
    this.serializer = serializer;
    this.warmInterval = warmInterval;
  }

  /**
   * Creates the Kafka producer.
   *
   * @throws ConfigurationException if Kafka rejects its settings
   */
  static Transport open(EventBusConfig config) {
    Map<String, Object> settings = ClientSettings.producer(config);
    Object className = config.kafka().get(ForeignSerializer.SETTING);
    ForeignSerializer serializer =
        className == null ? null : ForeignSerializer.create(config, className.toString());
    try {
      return new Transport(
          new KafkaProducer<>(settings),
          placement(config.producer().partitioning(), settings),
          serializer,
          ClientSettings.warmInterval(settings));
    } catch (KafkaException e) {
      if (serializer != null) {
        serializer.close();
      }
      throw ClientSettings.refused(e);
    }
  }

  /** Computes the partition of a key. */
  private interface Placement {
    int partition(byte[] key, int partitions);
  }

  /** Returns null if Kafka chooses: it has the user's partitioner, or ignores keys. */
  private static @Nullable Placement placement(
      Partitioning partitioning, Map<String, Object> settings) {
    if (partitioning == Partitioning.CRC32) {
      return KeyPartitioner::partition;
    }
    return ClientSettings.placesByKey(settings) ? Murmur2::partition : null;
  }

  /** Returns whether records need their payload as a generic record, for the user's serializer. */
  boolean wantsGeneric() {
    return serializer != null;
  }

  /** Receives the outcome of accepted records on Kafka's I/O thread. */
  interface Completion {
    void stored(Outgoing outgoing, RecordMetadata where);

    void failed(Outgoing outgoing, Exception cause);
  }

  /**
   * Computes the partition of a keyed record, unless Kafka chooses it. The key's frame must be
   * complete.
   *
   * @return false if Kafka has no metadata of the topic at the moment
   */
  boolean place(Outgoing outgoing) {
    byte[] key = outgoing.key;
    if (placement == null || key == null || key.length == 0 || outgoing.placed()) {
      return true;
    }
    try {
      int partitions = kafka.partitionsFor(outgoing.route.topic()).size();
      outgoing.partition = placement.partition(key, partitions);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  /**
   * Passes a record to Kafka.
   *
   * @return false if Kafka did not accept it, for lack of topic metadata or buffer memory. The
   *     completion is not called, and the record can be placed and sent again.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the callback receives the outcome
  boolean send(Outgoing outgoing, Completion completion) {
    Attempt attempt = new Attempt(outgoing, completion);
    try {
      kafka.send(record(outgoing), attempt);
    } catch (TimeoutException e) {
      return false; // the user's serializer timed out waiting for its registry
    } catch (RuntimeException e) {
      completion.failed(outgoing, e);
      return true;
    }
    return attempt.returned();
  }

  private ProducerRecord<byte[], byte[]> record(Outgoing outgoing) {
    String topic = outgoing.route.topic();
    byte[] key = outgoing.key;
    Integer partition = outgoing.placed() ? outgoing.partition : null;
    byte[] value = serializer == null ? outgoing.value : serializer.serialize(topic, outgoing);
    return new ProducerRecord<>(topic, partition, null, key, value, outgoing.headers);
  }

  /** Fetches the partitions of a topic, which renews Kafka's metadata of it. */
  List<PartitionInfo> touch(String topic) {
    return kafka.partitionsFor(topic);
  }

  /** Returns the interval of {@link #touch} that keeps a topic in Kafka's metadata. */
  Duration warmInterval() {
    return warmInterval;
  }

  /**
   * Sends Kafka's buffered records without waiting for fuller batches; blocks until all are done.
   */
  void flush() {
    kafka.flush();
  }

  void close(Duration timeout) {
    try {
      kafka.close(timeout);
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
  private static final class Attempt implements Callback {
    private final Outgoing outgoing;
    private final Completion completion;
    private final Thread sender = Thread.currentThread();
    private boolean inSend = true;
    private @Nullable Exception refused;

    Attempt(Outgoing outgoing, Completion completion) {
      this.outgoing = outgoing;
      this.completion = completion;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata where, @Nullable Exception failure) {
      if (failure == null && where != null) {
        completion.stored(outgoing, where);
      } else if (Thread.currentThread() == sender && inSend) {
        refused = failure;
      } else if (failure != null) {
        outgoing.taken = true;
        completion.failed(outgoing, failure);
      }
    }

    boolean returned() {
      inSend = false;
      Exception cause = refused;
      if (cause instanceof TimeoutException) {
        return false;
      }
      if (cause != null) {
        completion.failed(outgoing, cause);
      }
      return true;
    }
  }
}
