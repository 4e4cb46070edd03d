package org.openedx.eventbus.consumer.internal.positions;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.engine.Partition;

/**
 * Recognizes that the log of an assigned partition is not the one that was read, and decides where
 * reading continues. Not thread-safe.
 */
public final class LogIdentities {
  /**
   * After as many answers with an id that a topic had before, without another one in between, it is
   * the present one: the id that replaced it was that of a broker that lagged.
   */
  private static final int CERTAIN_ANSWERS = 3;

  /** The ids that topics had before: a broker that lags may return them once more. */
  private final Map<String, Set<Uuid>> formerIds = new HashMap<>();

  /** For each partition, how often in a row a former id was returned. */
  private final Map<Partition, Integer> formerAnswers = new HashMap<>();

  /** Positions that are being validated by Kafka's client, because it did not know their epoch. */
  private final Map<Partition, Long> validated = new HashMap<>();

  /**
   * A position that Kafka's client reports, because the log does not have it.
   *
   * @param truncation whether the leader epochs were compared, and differ
   * @param divergent the first offset that differs, with the epoch of the record before it; null if
   *     it is not known
   */
  public record Reported(
      long position, boolean truncation, @Nullable OffsetAndMetadata divergent) {}

  /** Forgets partitions that are not assigned any more. */
  public void retain(Collection<Partition> assigned) {
    validated.keySet().retainAll(assigned);
    formerAnswers.keySet().retainAll(assigned);
  }

  /** Returns whether a topic has another id than the log of a partition; takes the first one. */
  public boolean isRecreated(Partition partition, Uuid id) {
    Uuid known = partition.topicId();
    if (known == null) {
      partition.setTopicId(id);
      return false;
    }
    if (known.equals(id)) {
      formerAnswers.remove(partition);
      return false;
    }
    return !formerIds.getOrDefault(partition.topicPartition().topic(), Set.of()).contains(id)
        || formerAnswers.merge(partition, 1, Integer::sum) > CERTAIN_ANSWERS;
  }

  /** Returns where reading continues in a topic that was recreated. */
  public LogContinuation startOver(Partition partition, Uuid id) {
    formerIds
        .computeIfAbsent(partition.topicPartition().topic(), any -> new HashSet<>())
        .add(Objects.requireNonNull(partition.topicId()));
    return LogContinuation.startOver(id);
  }

  /**
   * Returns where reading continues after a report of Kafka's client.
   *
   * @param id the id that the topic has now; null if it is not known
   * @param logStart the oldest offset of the log
   * @param logEnd the offset after the newest one
   */
  public LogContinuation onOutOfRange(
      Partition partition, Reported report, @Nullable Uuid id, long logStart, long logEnd) {
    long position = report.position();
    boolean known = partition.epochBefore(position) >= 0;
    OffsetAndMetadata divergent = report.divergent();
    LogSituation situation =
        new LogSituation(
            position,
            id == null || !isRecreated(partition, id),
            report.truncation(),
            divergent == null ? -1 : divergent.offset(),
            known && !Objects.equals(validated.put(partition, position), position),
            logStart,
            logEnd);
    return situation.sameTopic()
        ? LogContinuation.of(partition, situation, divergent)
        : startOver(partition, Objects.requireNonNull(id));
  }
}
