package org.openedx.eventbus.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** What the embedded brokers ask of Kafka's admin client. */
final class Topics {

  private static final int SECONDS_TO_ANSWER = 30;

  private Topics() {}

  static void create(
      String bootstrapServers, String name, int partitions, Map<String, String> settings) {
    NewTopic topic =
        new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(Map.copyOf(settings));
    try (Admin admin = admin(bootstrapServers)) {
      admin.createTopics(List.of(topic)).all().get(SECONDS_TO_ANSWER, SECONDS);
      awaitLeaders(admin, name, partitions);
    } catch (ExecutionException | TimeoutException e) {
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      throw new EmbeddedException(
          "cannot create the topic " + name + " on " + bootstrapServers + ": " + cause, cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedException("interrupted while creating the topic " + name, e);
    }
  }

  /** The controller answers before the brokers know; a first send would meet an unknown topic. */
  private static void awaitLeaders(Admin admin, String name, int partitions) {
    Deadline deadline = Deadline.in(Duration.ofSeconds(SECONDS_TO_ANSWER));
    if (!deadline.await(() -> leaders(admin, name) == partitions)) {
      throw new EmbeddedException("the topic " + name + " has no leaders after " + deadline);
    }
  }

  private static long leaders(Admin admin, String name) {
    try {
      return admin
          .describeTopics(List.of(name))
          .allTopicNames()
          .get(SECONDS_TO_ANSWER, SECONDS)
          .values()
          .stream()
          .flatMap(topic -> topic.partitions().stream())
          .filter(partition -> partition.leader() != null)
          .count();
    } catch (ExecutionException | TimeoutException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedException("interrupted while creating the topic " + name, e);
    }
  }

  /** Whether a broker takes part in its cluster; false while none answers. */
  static boolean isLive(Admin admin, int id) {
    try {
      return admin.describeCluster().nodes().get(5, SECONDS).stream()
          .anyMatch(node -> node.id() == id);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedException("interrupted while waiting for the brokers", e);
    }
  }

  static Admin admin(String bootstrapServers) {
    return Admin.create(
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "reconnect.backoff.max.ms", "200",
            "request.timeout.ms", "5000",
            "default.api.timeout.ms", "20000"));
  }
}
