package org.openedx.eventbus.consumer.internal.health;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.openedx.eventbus.consumer.internal.health.Conditions.Finding;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;

/**
 * Finds transactions that do not end. A consumer of committed records reads up to the first open
 * transaction, and Kafka's client reports no lag then, although records follow. Not thread-safe.
 */
final class OpenTransactions {
  /** Checks at which nothing was read until it is reported: most transactions are short. */
  private static final int TOLERATED = 3;

  private final String bootstrapServers;
  private final Map<TopicPartition, Suspect> suspects = new HashMap<>();

  /**
   * A partition whose records were not read at the last checks.
   *
   * @param checks the number of checks with this position
   */
  private record Suspect(long position, int checks) {}

  OpenTransactions(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Compares positions with the ends of their logs.
   *
   * @param positions positions of a consumer that has read all committed records
   * @param ends the ends of these logs, with records of open transactions
   */
  List<Finding> check(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Suspect> before = Map.copyOf(suspects);
    suspects.clear();
    List<Finding> found = new ArrayList<>();
    positions.forEach(
        (partition, position) -> {
          long waiting = ends.getOrDefault(partition, position) - position;
          if (waiting > 0) {
            Suspect known = before.get(partition);
            int checks = known != null && known.position() == position ? known.checks() + 1 : 1;
            suspects.put(partition, new Suspect(position, checks));
            if (checks >= TOLERATED) {
              found.add(finding(partition, position, waiting));
            }
          }
        });
    return found;
  }

  /** Returns whether a partition must be checked again soon. */
  boolean isSuspicious() {
    return !suspects.isEmpty();
  }

  private Finding finding(TopicPartition partition, long position, long waiting) {
    String tool = "kafka-transactions.sh --bootstrap-server " + bootstrapServers;
    String where = " --topic %s --partition %s".formatted(partition.topic(), partition.partition());
    return new Finding(
        Code.TRANSACTION_OPEN,
        partition.toString(),
        "an open transaction at %s@%s keeps up to %s records after it from being read"
            .formatted(partition, position, waiting),
        "find its producer: %s describe-producers%s; if it has hung, end it: %s abort%s --start-offset %s"
            .formatted(tool, where, tool, where, position));
  }
}
