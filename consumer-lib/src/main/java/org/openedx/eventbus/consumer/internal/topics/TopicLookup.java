package org.openedx.eventbus.consumer.internal.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** Looks up topics at the broker. Thread-safe. */
public interface TopicLookup extends AutoCloseable {
  /**
   * Returns the state of topics, with one request.
   *
   * @param topics full names
   * @throws org.apache.kafka.common.KafkaException if the broker does not answer in time or rejects
   *     the request
   */
  Map<String, TopicState> describe(Collection<String> topics, Duration timeout);

  @Override
  void close();
}
