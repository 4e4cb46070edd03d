package org.openedx.eventbus.consumer.internal.deadletter;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Size of a record of the dead-letter topic, and the explanation if the topic rejects it. */
final class DeadLetterSize {
  /** Kafka's own fields of a record and its batch, and of a header. */
  private static final int RECORD_OVERHEAD = 128;

  private static final int HEADER_OVERHEAD = 10;

  private DeadLetterSize() {}

  /** Returns an upper bound of the size before compression, in bytes. */
  static long of(ProducerRecord<byte[], byte[]> record) {
    long bytes = (long) RECORD_OVERHEAD + length(record.key()) + length(record.value());
    for (Header each : record.headers()) {
      bytes += HEADER_OVERHEAD + 3L * each.key().length() + length(each.value());
    }
    return bytes;
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  /**
   * Returns the failure of a write; for a record that is too large, with its size, the topic and
   * the command that makes the topic accept it.
   *
   * @param settings the settings of the producer
   */
  static Throwable explain(
      Throwable failure, ProducerRecord<byte[], byte[]> record, Map<String, Object> settings) {
    if (!(failure instanceof RecordTooLargeException)
        && !(failure instanceof RecordBatchTooLargeException)) {
      return failure;
    }
    long bytes = of(record);
    String servers = String.valueOf(settings.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG));
    Map<String, String> suffices =
        Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Long.toString(bytes));
    return new RecordTooLargeException(
        ("a dead letter of %s bytes, compressed with %s, exceeds max.message.bytes of topic %s."
                + " Repair it: %s")
            .formatted(
                bytes,
                settings.get(ProducerConfig.COMPRESSION_TYPE_CONFIG),
                record.topic(),
                DeadLetterTopicRules.alterCommand(servers, record.topic(), suffices)),
        failure);
  }
}
