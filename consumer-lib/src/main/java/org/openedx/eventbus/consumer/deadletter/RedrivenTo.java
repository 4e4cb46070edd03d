package org.openedx.eventbus.consumer.deadletter;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Whom a redriven record is for.
 *
 * @param topic the topic it was first read from; empty where it does not say
 * @param handler the handler's name; empty where it does not say
 */
public record RedrivenTo(String topic, String handler) {

  /** What a record from a group's redrive topic says. */
  public static RedrivenTo of(ConsumerRecord<byte[], byte[]> record) {
    OwnHeaders headers = OwnHeaders.of(record.headers());
    return new RedrivenTo(
        headers.find(DeadLetterHeaders.TOPIC).orElse(""),
        headers.find(DeadLetterHeaders.HANDLER).orElse(""));
  }
}
