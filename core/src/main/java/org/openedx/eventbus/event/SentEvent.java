package org.openedx.eventbus.event;

import java.util.List;
import java.util.Optional;

/**
 * What became of an event that was sent.
 *
 * @param metadata the metadata it went out with
 * @param placements where it stands, one for each topic it was written to; empty when it was not
 *     meant to go anywhere
 * @param withheld why it went nowhere: the type is disabled in configuration, say
 */
public record SentEvent(
    EventMetadata metadata, List<Placement> placements, Optional<String> withheld) {
  public SentEvent {
    placements = List.copyOf(placements);
  }

  /**
   * A place in Kafka.
   *
   * @param topic the full topic, prefix and all
   * @param partition its partition
   * @param offset its offset there
   */
  public record Placement(String topic, int partition, long offset) {}
}
