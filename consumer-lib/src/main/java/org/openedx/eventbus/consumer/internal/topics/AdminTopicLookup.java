package org.openedx.eventbus.consumer.internal.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.deadletter.KafkaClients;
import org.openedx.eventbus.internal.KafkaFutures;

/** Looks up topics with an admin client, which it creates for the first look-up and keeps open. */
public final class AdminTopicLookup implements TopicLookup {
  private final EventBusConfig config;
  private @Nullable Admin admin;
  private boolean closed;

  public AdminTopicLookup(EventBusConfig config) {
    this.config = config;
  }

  @Override
  public Map<String, TopicState> describe(Collection<String> topics, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    Map<String, KafkaFuture<TopicDescription>> answers =
        admin()
            .describeTopics(topics, new DescribeTopicsOptions().timeoutMs((int) timeout.toMillis()))
            .topicNameValues();
    Map<String, TopicState> states = new HashMap<>();
    answers.forEach(
        (topic, answer) ->
            states.put(topic, state(answer, Duration.ofNanos(deadline - System.nanoTime()))));
    return states;
  }

  private static TopicState state(KafkaFuture<TopicDescription> answer, Duration timeout) {
    try {
      TopicDescription topic =
          KafkaFutures.get(answer, timeout.isNegative() ? Duration.ZERO : timeout);
      return TopicState.of(topic.topicId(), topic.partitions().size());
    } catch (UnknownTopicOrPartitionException | InvalidTopicException e) {
      return TopicState.MISSING;
    } catch (AuthorizationException e) {
      return TopicState.UNAUTHORIZED;
    }
  }

  private synchronized Admin admin() {
    if (closed) {
      throw new TimeoutException("the consumer is closed");
    }
    if (admin == null) {
      admin = KafkaClients.admin(config);
    }
    return admin;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (admin != null) {
      // Without a timeout: the broker may be unavailable, and the consumer is closing.
      admin.close(Duration.ZERO);
    }
  }
}
