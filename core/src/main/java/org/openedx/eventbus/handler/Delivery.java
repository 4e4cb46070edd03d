package org.openedx.eventbus.handler;

import java.util.Objects;

/**
 * Position of an event in Kafka, and the number of the current attempt. For a redriven event this
 * is the position at which the event was first read, so that handlers can use it as an id, for
 * example {@code delivery.topic() + "/" + delivery.partition() + "/" + delivery.offset()}.
 *
 * @param topic the full topic, with prefix
 * @param partition the partition number
 * @param offset the event's offset in the partition
 * @param attempt 1 for the first attempt since this consumer read the event
 */
public record Delivery(String topic, int partition, long offset, int attempt) {
  /**
   * Creates a position.
   *
   * @param topic the full topic, with prefix
   * @param partition the partition number
   * @param offset the event's offset in the partition
   * @param attempt 1 for the first attempt since this consumer read the event
   */
  public Delivery {
    Objects.requireNonNull(topic, "topic");
  }
}
