package org.openedx.eventbus.consumer.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Where an event was first read by the group, before any redrive.
 *
 * @param timestamp the record's, in milliseconds since 1970
 * @param redrives how often it was redriven since
 */
public record Source(String topic, int partition, long offset, long timestamp, int redrives) {

  /** Of a record that was not redriven. */
  public static Source of(ConsumerRecord<byte[], byte[]> record) {
    return new Source(record.topic(), record.partition(), record.offset(), record.timestamp(), 0);
  }

  /** Of a record from a group's redrive topic, which says where it came from. */
  public static Source ofRedriven(ConsumerRecord<byte[], byte[]> record) {
    Headers headers = record.headers();
    try {
      return new Source(
          text(headers.lastHeader(DeadLetterHeaders.TOPIC)),
          Integer.parseInt(text(headers.lastHeader(DeadLetterHeaders.PARTITION))),
          Long.parseLong(text(headers.lastHeader(DeadLetterHeaders.OFFSET))),
          Long.parseLong(text(headers.lastHeader(DeadLetterHeaders.TIMESTAMP))),
          redrives(headers));
    } catch (NumberFormatException | NullPointerException e) {
      return of(record); // written by somebody else
    }
  }

  private static int redrives(Headers headers) {
    Header redrives = headers.lastHeader(DeadLetterHeaders.REDRIVES);
    return redrives == null ? 0 : Integer.parseInt(text(redrives));
  }

  private static String text(Header header) {
    return new String(header.value(), UTF_8);
  }
}
