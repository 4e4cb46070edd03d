package org.openedx.eventbus.consumer.deadletter;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Where an event was first read by the group, before any redrive.
 *
 * @param timestamp the record's, in milliseconds since 1970
 * @param redrives how often it was redriven since
 */
public record EventOrigin(String topic, int partition, long offset, long timestamp, int redrives) {

  /** Of a record that was not redriven. */
  public static EventOrigin of(ConsumerRecord<byte[], byte[]> record) {
    return new EventOrigin(
        record.topic(), record.partition(), record.offset(), record.timestamp(), 0);
  }

  /** Of a record from a group's redrive topic, which says where it came from. */
  public static EventOrigin ofRedriven(ConsumerRecord<byte[], byte[]> record) {
    try {
      return of(OwnHeaders.of(record.headers()));
    } catch (IllegalArgumentException e) {
      return of(record); // written by somebody else
    }
  }

  /**
   * @throws IllegalArgumentException when they do not say
   */
  static EventOrigin of(OwnHeaders headers) {
    return new EventOrigin(
        headers.get(DeadLetterHeaders.TOPIC),
        headers.count(DeadLetterHeaders.PARTITION),
        Long.parseLong(headers.get(DeadLetterHeaders.OFFSET)),
        Long.parseLong(headers.get(DeadLetterHeaders.TIMESTAMP)),
        Integer.parseInt(headers.find(DeadLetterHeaders.REDRIVES).orElse("0")));
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
