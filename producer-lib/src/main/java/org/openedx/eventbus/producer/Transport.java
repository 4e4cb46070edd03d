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

/** The Kafka producer, and what is peculiar about its {@code send}. */
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
   * @throws ConfigurationException when Kafka cannot use its settings
   */
  static Transport open(EventBusConfig config) {
    Map<String, Object> settings = ClientSettings.producer(config);
    Object className = config.kafka().get(ForeignSerializer.SETTING);
    ForeignSerializer serializer =
        className == null ? null : ForeignSerializer.create(config, className.toString());
    try {
      return new Transport(
          new KafkaProducer<>(settings),
          placement(ProducerSettings.of(config).partitioner(), settings),
          serializer,
          ClientSettings.warmInterval(settings));
    } catch (KafkaException e) {
      if (serializer != null) {
        serializer.close();
      }
      throw ClientSettings.refused(e);
    }
  }

  /** Which partition a key goes to. */
  private interface Placement {
    int partition(byte[] key, int partitions);
  }

  /** Null where that is Kafka's affair: it has a partitioner of the user's, or ignores keys. */
  private static @Nullable Placement placement(
      ProducerSettings.Partitioner partitioning, Map<String, Object> settings) {
    if (partitioning == ProducerSettings.Partitioner.CRC32) {
      return KeyPartitioner::partition;
    }
    return ClientSettings.placesByKey(settings) ? Murmur2::partition : null;
  }

  /** Whether events must bring their payload as a generic record. */
  boolean wantsGeneric() {
    return serializer != null;
  }

  /** What becomes of records that Kafka took; called on Kafka's own thread. */
  interface Completion {
    void stored(Outgoing outgoing, RecordMetadata where);

    void failed(Outgoing outgoing, Exception cause);
  }

  /**
   * Finds the partition of an event that has a key, once its frame is complete, unless that is
   * Kafka's affair.
   *
   * @return false when Kafka does not know the topic just now
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
   * Hands a record to Kafka.
   *
   * @return false when Kafka did not take it because it does not know the topic just now, or has no
   *     memory left: then nothing else happens, and the same record can be placed and sent again
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the callback is told the same
  boolean send(Outgoing outgoing, Completion completion) {
    Attempt attempt = new Attempt(outgoing, completion);
    try {
      kafka.send(record(outgoing), attempt);
    } catch (TimeoutException e) {
      return false; // a serializer of the user's waited for its registry
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

  /** Asks for the partitions, so that the topic is known for another while. */
  List<PartitionInfo> touch(String topic) {
    return kafka.partitionsFor(topic);
  }

  /** How often each topic must be touched so that Kafka does not forget it. */
  Duration warmInterval() {
    return warmInterval;
  }

  /** Sends what Kafka holds without waiting for fuller batches; returns when all of it is done. */
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
   * Kafka reports some failures of {@code send} through the callback, before {@code send} returns:
   * those mean that the record was never taken.
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
