package org.openedx.eventbus.consumer.replay;

import java.util.Objects;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.offsets.CommitMetadata;

/**
 * Committed offset of a group in one partition, compared with the log. For example, {@code
 * prod-orders-0: committed 3, log 20 to 50, 30 behind, 17 deleted unread}.
 *
 * @param topic full name of the topic
 * @param partition the partition
 * @param committed the committed offset; empty if there is none
 * @param logStart the oldest offset of the log
 * @param logEnd the offset after the newest one
 * @param behind the number of offsets that the group has not completed
 * @param deletedUnread the number of offsets that the broker deleted before the group completed
 *     them. Transaction markers, and records that compaction removed, are counted as events
 * @param recreated whether the topic was recreated since the commit: the group will read it from
 *     its beginning
 */
public record GroupOffset(
    String topic,
    int partition,
    OptionalLong committed,
    long logStart,
    long logEnd,
    long behind,
    long deletedUnread,
    boolean recreated) {

  static GroupOffset of(
      TopicPartition at, @Nullable OffsetAndMetadata commit, Uuid id, long logStart, long logEnd) {
    CommitMetadata metadata =
        commit == null
            ? CommitMetadata.NONE
            : CommitMetadata.decode(commit.offset(), commit.metadata());
    Uuid committedId = metadata.topicId();
    boolean recreated =
        committedId != null && !id.equals(Uuid.ZERO_UUID) && !committedId.equals(id);
    boolean counts = commit != null && !recreated;
    long from = counts ? Objects.requireNonNull(commit).offset() : recreated ? 0 : logStart;
    return new GroupOffset(
        at.topic(),
        at.partition(),
        commit == null ? OptionalLong.empty() : OptionalLong.of(commit.offset()),
        logStart,
        logEnd,
        missing(metadata, counts, Math.max(from, logStart), logEnd),
        missing(metadata, counts, from, logStart),
        recreated);
  }

  private static long missing(CommitMetadata metadata, boolean counts, long from, long to) {
    return counts ? metadata.completed().missing(from, to) : Math.max(0, to - from);
  }

  @Override
  public String toString() {
    return "%s-%d: %s, log %d to %d, %d behind%s%s"
        .formatted(
            topic,
            partition,
            committed.isPresent() ? "committed " + committed.getAsLong() : "no commit",
            logStart,
            logEnd,
            behind,
            deletedUnread > 0 ? ", " + deletedUnread + " deleted unread" : "",
            recreated ? ", recreated since the commit" : "");
  }
}
