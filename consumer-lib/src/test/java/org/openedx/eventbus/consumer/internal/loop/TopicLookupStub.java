package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.openedx.eventbus.consumer.internal.topics.TopicLookup;
import org.openedx.eventbus.consumer.internal.topics.TopicState;

/** A broker's topics, of which tests set the ids. */
final class TopicLookupStub implements TopicLookup {
  private final Map<String, TopicState> states = new HashMap<>();

  /** Whether look-ups time out. */
  boolean unavailable;

  void set(String topic, Uuid id, int partitions) {
    states.put(topic, new TopicState(TopicState.Status.EXISTS, id, partitions));
  }

  void set(String topic, TopicState state) {
    states.put(topic, state);
  }

  @Override
  public Map<String, TopicState> describe(Collection<String> topics, Duration timeout) {
    if (unavailable) {
      throw new TimeoutException("the broker is unavailable");
    }
    Map<String, TopicState> found = new HashMap<>(states);
    found.keySet().retainAll(topics);
    return found;
  }

  @Override
  public void close() {}
}
