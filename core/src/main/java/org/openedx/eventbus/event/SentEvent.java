package org.openedx.eventbus.event;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Result of sending an event. For example {@code sent.placements().forEach(each ->
 * log(each.topic(), each.offset()))}.
 *
 * @param metadata the metadata that was sent
 * @param placements where the event is stored, one entry per topic; empty if it was not sent
 * @param notSentReason why the event was not sent on purpose, for example because its type is
 *     disabled in configuration or a filter dropped it; empty if it was sent
 */
public record SentEvent(
    EventMetadata metadata, List<Placement> placements, Optional<String> notSentReason) {
  /**
   * Creates a result.
   *
   * @param metadata the metadata that was sent
   * @param placements where the event is stored
   * @param notSentReason why the event was not sent on purpose
   */
  public SentEvent {
    Objects.requireNonNull(metadata, "metadata");
    placements = List.copyOf(Objects.requireNonNull(placements, "placements"));
    Objects.requireNonNull(notSentReason, "notSentReason");
  }

  /**
   * Position of a stored event in Kafka.
   *
   * @param topic the full topic, with prefix
   * @param partition the partition number
   * @param offset the event's offset in the partition
   */
  public record Placement(String topic, int partition, long offset) {
    /**
     * Creates a position.
     *
     * @param topic the full topic, with prefix
     * @param partition the partition number
     * @param offset the event's offset in the partition
     */
    public Placement {
      Objects.requireNonNull(topic, "topic");
    }
  }
}
