package org.openedx.eventbus.event;

import java.util.List;
import java.util.Optional;

/**
 * Result of sending an event.
 *
 * @param metadata the metadata that was sent
 * @param placements where the event is stored, one entry per topic; empty if it was not sent
 * @param notSentReason why the event was not sent on purpose, for example because its type is
 *     disabled in configuration or a filter dropped it; empty if it was sent
 */
public record SentEvent(
    EventMetadata metadata, List<Placement> placements, Optional<String> notSentReason) {
  public SentEvent {
    placements = List.copyOf(placements);
  }

  /**
   * Position of a stored event in Kafka.
   *
   * @param topic the full topic, with prefix
   * @param partition the partition number
   * @param offset the event's offset in the partition
   */
  public record Placement(String topic, int partition, long offset) {}
}
