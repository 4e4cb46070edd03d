package org.openedx.eventbus.cli;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.openedx.eventbus.config.EventBusConfig;

/** Looks at a broker's topics and makes missing ones. Not thread-safe. */
final class KafkaTopics implements AutoCloseable {
  private static final int SECONDS = 15;

  private final Admin admin;

  KafkaTopics(EventBusConfig config) {
    this.admin = Admin.create(config.kafkaFor(AdminClientConfig.configNames()));
  }

  /** The names of those there are. */
  Set<String> existing() {
    return get(admin.listTopics().names());
  }

  /** Creates those that are missing, with the broker's replication. */
  void create(Collection<String> topics, int partitions) {
    Set<String> there = existing();
    var wanted =
        topics.stream()
            .distinct()
            .filter(topic -> !there.contains(topic))
            .map(topic -> new NewTopic(topic, Optional.of(partitions), Optional.empty()))
            .toList();
    admin.createTopics(wanted).values().values().forEach(KafkaTopics::created);
  }

  private static void created(KafkaFuture<Void> topic) {
    try {
      get(topic);
    } catch (TopicExistsException e) {
      // Somebody else was faster; that is as good.
    }
  }

  private static <T> T get(KafkaFuture<T> answer) {
    try {
      return answer.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException exists) {
        throw exists;
      }
      throw new CommandFailedException("the broker refuses: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new CommandFailedException("the broker does not answer within " + SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted while asking the broker", e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
