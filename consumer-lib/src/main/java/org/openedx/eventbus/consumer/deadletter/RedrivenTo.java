package org.openedx.eventbus.consumer.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Whom a redriven record is for.
 *
 * @param topic the topic it was first read from; empty where it does not say
 * @param handler the handler's name; empty where it does not say
 */
public record RedrivenTo(String topic, String handler) {

  /** What a record from a group's redrive topic says. */
  public static RedrivenTo of(ConsumerRecord<byte[], byte[]> record) {
    return new RedrivenTo(
        text(record, DeadLetterHeaders.TOPIC), text(record, DeadLetterHeaders.HANDLER));
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
  }
}
