package org.openedx.eventbus.consumer.parking;

import java.util.Arrays;
import java.util.Objects;
import org.openedx.eventbus.consumer.deadletter.EventOrigin;

/** What is held back: a key of a partition, for one handler. */
final class ParkedKey {
  private final String handler;
  private final String topic;
  private final int partition;
  private final byte[] key;

  private ParkedKey(String handler, String topic, int partition, byte[] key) {
    this.handler = handler;
    this.topic = topic;
    this.partition = partition;
    this.key = key;
  }

  static ParkedKey of(String handler, EventOrigin source, byte[] key) {
    return new ParkedKey(handler, source.topic(), source.partition(), key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ParkedKey that
        && partition == that.partition
        && Arrays.equals(key, that.key)
        && topic.equals(that.topic)
        && handler.equals(that.handler);
  }

  @Override
  public int hashCode() {
    return Objects.hash(handler, topic, partition, Arrays.hashCode(key));
  }
}
