package org.openedx.eventbus.consumer.internal.topics;

import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * State of a topic.
 *
 * @param id identifies the topic: a recreated topic has another id. Null if the topic does not
 *     exist, or if the broker is too old to have ids
 * @param partitions the number of its partitions; 0 if it is not known
 */
public record TopicState(Status status, @Nullable Uuid id, int partitions) {
  /** The topic does not exist. */
  public static final TopicState MISSING = new TopicState(Status.MISSING, null, 0);

  /** This client is not authorized to describe the topic. */
  public static final TopicState UNAUTHORIZED = new TopicState(Status.UNAUTHORIZED, null, 0);

  /** Whether a topic exists. */
  public enum Status {
    EXISTS,
    MISSING,
    UNAUTHORIZED
  }

  static TopicState of(Uuid id, int partitions) {
    return new TopicState(Status.EXISTS, id.equals(Uuid.ZERO_UUID) ? null : id, partitions);
  }
}
