package org.openedx.eventbus.consumer.deadletter.model;

import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Position at which a group first read an event, before any redrive. For example {@code
 * prod-orders-3@4711}.
 *
 * @param topic full name of the topic
 * @param partition the partition
 * @param offset the offset in that partition
 * @param timestampMillis timestamp of the record, in milliseconds since 1970
 * @param redrives how often the event was redriven since
 */
public record EventOrigin(
    String topic, int partition, long offset, long timestampMillis, int redrives) {

  /**
   * {@return the origin of a record that was not redriven}
   *
   * @param record the record, as it was read
   */
  public static EventOrigin of(ConsumerRecord<byte[], byte[]> record) {
    Objects.requireNonNull(record, "record");
    return new EventOrigin(
        record.topic(), record.partition(), record.offset(), record.timestamp(), 0);
  }

  /** {@return the origin of the same event when it is redriven once more} */
  public EventOrigin redriven() {
    return new EventOrigin(topic, partition, offset, timestampMillis, redrives + 1);
  }

  /**
   * {@return whether two origins are of the same event} The number of redrives may differ.
   *
   * @param other the other origin
   */
  public boolean isOfSameEvent(EventOrigin other) {
    Objects.requireNonNull(other, "other");
    return offset == other.offset
        && partition == other.partition
        && timestampMillis == other.timestampMillis
        && topic.equals(other.topic);
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
