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

/** Client of the embedded brokers' admin API: creates topics, and checks which brokers are live. */
final class ClusterAdmin {

  private static final int TIMEOUT_SECONDS = 90;
  private static final int LIVENESS_TIMEOUT_SECONDS = 5;

  private ClusterAdmin() {}

  /** Creates a topic, and returns when each of its partitions has a leader. */
  static void createTopic(
      String bootstrapServers, String name, int partitions, Map<String, String> settings) {
    NewTopic topic =
        new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(Map.copyOf(settings));
    try (Admin admin = connect(bootstrapServers)) {
      admin.createTopics(List.of(topic)).all().get(TIMEOUT_SECONDS, SECONDS);
      // The controller answers before the brokers have the new metadata. Without this wait, the
      // first send may meet an unknown topic.
      Deadline deadline = Deadline.in(Duration.ofSeconds(TIMEOUT_SECONDS));
      if (!deadline.await(() -> countLeaders(admin, name) == partitions)) {
        throw new EmbeddedException("topic " + name + " has no leaders after " + deadline);
      }
    } catch (ExecutionException | TimeoutException e) {
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      throw new EmbeddedException(
          "cannot create topic " + name + " on " + bootstrapServers + ": " + cause, cause);
    } catch (InterruptedException e) {
      throw interrupted("creating topic " + name, e);
    }
  }

  private static long countLeaders(Admin admin, String name) {
    try {
      var topics = admin.describeTopics(List.of(name)).allTopicNames();
      return topics.get(TIMEOUT_SECONDS, SECONDS).values().stream()
          .flatMap(topic -> topic.partitions().stream())
          .filter(partition -> partition.leader() != null)
          .count();
    } catch (ExecutionException | TimeoutException e) {
      return 0;
    } catch (InterruptedException e) {
      throw interrupted("creating topic " + name, e);
    }
  }

  /** Returns whether the broker has joined its cluster. Returns false if no broker is available. */
  static boolean isLive(Admin admin, int brokerId) {
    try {
      return admin.describeCluster().nodes().get(LIVENESS_TIMEOUT_SECONDS, SECONDS).stream()
          .anyMatch(node -> node.id() == brokerId);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      throw interrupted("waiting for the brokers", e);
    }
  }

  private static EmbeddedException interrupted(String action, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new EmbeddedException("interrupted while " + action, cause);
  }

  /** Returns an admin client, which the caller closes. */
  static Admin connect(String bootstrapServers) {
    return Admin.create(
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "reconnect.backoff.max.ms", "200",
            "request.timeout.ms", "5000",
            "default.api.timeout.ms", "20000"));
  }
}
