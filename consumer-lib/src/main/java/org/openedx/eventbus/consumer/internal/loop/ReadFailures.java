package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Partition.BlockReason;
import org.openedx.eventbus.consumer.internal.engine.Partition.ReadFailure;
import org.openedx.eventbus.consumer.internal.monitoring.ConsumerReports;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.internal.positions.ReadPosition;
import org.openedx.eventbus.internal.ThrowableSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Partitions of which no records can be read: why, and when it is tried again. Each of them is
 * paused, so that the others continue. Confined to the poll loop's thread.
 *
 * <p>A retry resumes the partition, and ends with the next error, or after a few seconds without
 * one. Before it, damaged records are dropped from the buffer of Kafka's client, which would
 * otherwise repeat its error without reading them again: the partition is resumed at another offset
 * for one poll, whose records are ignored.
 */
final class ReadFailures {
  private static final Logger LOG = LoggerFactory.getLogger(ReadFailures.class);
  private static final long MIN_BACKOFF_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long MAX_BACKOFF_NANOS = Duration.ofSeconds(30).toNanos();

  /** An error would be reported earlier than this after a partition was resumed. */
  private static final long TRIAL_NANOS = Duration.ofSeconds(3).toNanos();

  private final ReplaceableConsumer kafka;
  private final ConsumerReports reports;
  private final Map<Partition, State> states = new HashMap<>();

  private enum Phase {
    WAITING,
    DROPPING,
    TRYING
  }

  private static final class State {
    private Phase phase = Phase.WAITING;
    private long dueNanos;
    private int attempts;

    /** Where reading continues; negative if that must be looked up. */
    private long offset;
  }

  ReadFailures(ReplaceableConsumer kafka, ConsumerReports reports) {
    this.kafka = kafka;
    this.reports = reports;
  }

  /**
   * Blocks a partition.
   *
   * @param offset where reading continues; negative if that must be looked up
   * @param details explains it to operators
   */
  void block(
      Partition partition, BlockReason reason, long offset, String details, Throwable cause) {
    State state = states.computeIfAbsent(partition, any -> new State());
    if (state.phase == Phase.DROPPING) {
      seek(partition, state.offset);
    } else {
      state.offset = offset;
    }
    state.phase = Phase.WAITING;
    state.dueNanos =
        System.nanoTime()
            + Math.min(MAX_BACKOFF_NANOS, MIN_BACKOFF_NANOS << Math.min(state.attempts++, 20));
    ReadFailure before = partition.readFailure();
    partition.setReadFailure(new ReadFailure(reason, details, false));
    kafka.get().pause(List.of(partition.topicPartition()));
    if (before == null || before.reason() != reason) {
      reports.partitionBlocked(partition, reason, ThrowableSnapshot.withoutForeignCalls(cause));
    }
  }

  /** Unblocks a partition whose records can be read again. */
  void unblock(Partition partition) {
    states.remove(partition);
    ReadFailure failure = partition.readFailure();
    if (failure != null) {
      partition.setReadFailure(null);
      reports.partitionUnblocked(partition, failure.reason());
    }
  }

  /** Returns whether all partitions can be read. */
  boolean isEmpty() {
    return states.isEmpty();
  }

  /** Returns whether records of a partition were read only to drop others from a buffer. */
  boolean isDropping(Partition partition) {
    State state = states.get(partition);
    return state != null && state.phase == Phase.DROPPING;
  }

  /** Notes that records of a partition were read. */
  void onRead(Partition partition) {
    if (states.containsKey(partition)) {
      unblock(partition);
    }
  }

  /**
   * Starts and ends retries. Called before each poll.
   *
   * @param assigned the assigned partitions
   * @param resolve looks up where reading of partitions begins, and unblocks those for which it is
   *     found
   * @param wait whether a partition is known to be still unreadable
   */
  void retry(
      Collection<Partition> assigned,
      java.util.function.Consumer<List<Partition>> resolve,
      Predicate<Partition> wait) {
    states.keySet().retainAll(assigned);
    long now = System.nanoTime();
    List<Partition> unresolved = new ArrayList<>();
    for (Map.Entry<Partition, State> each : List.copyOf(states.entrySet())) {
      Partition partition = each.getKey();
      State state = each.getValue();
      boolean due = now - state.dueNanos >= 0;
      if (state.phase == Phase.DROPPING) {
        seek(partition, state.offset);
        state.phase = Phase.TRYING;
      } else if (due && state.phase == Phase.TRYING) {
        unblock(partition);
      } else if (due && wait.test(partition)) {
        state.dueNanos = now + MIN_BACKOFF_NANOS;
      } else if (due && state.offset < 0) {
        unresolved.add(partition);
      } else if (due) {
        start(partition, state, now);
      }
    }
    if (!unresolved.isEmpty()) {
      resolve.accept(unresolved);
    }
  }

  private void start(Partition partition, State state, long now) {
    ReadFailure failure = Objects.requireNonNull(partition.readFailure());
    boolean damaged = failure.reason() == BlockReason.DAMAGED_RECORDS;
    state.phase = damaged ? Phase.DROPPING : Phase.TRYING;
    state.dueNanos = now + TRIAL_NANOS;
    if (damaged) {
      kafka.get().seek(partition.topicPartition(), state.offset + 1);
    }
    partition.setReadFailure(new ReadFailure(failure.reason(), failure.details(), true));
  }

  private void seek(Partition partition, long offset) {
    ReadPosition position =
        new ReadPosition(
            offset, partition.epochBefore(offset), CompletedOffsets.NONE, partition.topicId());
    kafka.get().seek(partition.topicPartition(), position.toSeek());
  }

  /** Blocks the partitions of topics that this client may not read. */
  void onUnauthorized(Collection<Partition> assigned, Set<String> topics, KafkaException cause) {
    for (Partition each : assigned) {
      String topic = each.topicPartition().topic();
      if (topics.contains(topic)) {
        block(
            each,
            BlockReason.NOT_AUTHORIZED,
            each.position(),
            "not authorized to read topic " + topic + ": grant READ and DESCRIBE on it",
            cause);
      }
    }
  }

  /** Blocks a partition whose position could not be looked up. */
  void onPositionUnknown(Partition partition) {
    String details = "the commits of the group could not be read; see the log";
    block(
        partition,
        BlockReason.POSITION_UNKNOWN,
        -1,
        details,
        new IllegalStateException(partition + " has no position: " + details));
  }

  /** Blocks a partition of which a batch of records is damaged, unless an operator skipped it. */
  void onDamaged(Partition partition, Throwable cause) {
    long offset = kafka.get().position(partition.topicPartition());
    long end = partition.endOfCompleted(offset);
    if (end > offset) {
      LOG.info("Continuing {} at {}, after offsets that are completed or skipped", partition, end);
      unblock(partition);
      seek(partition, end);
      return;
    }
    block(
        partition,
        BlockReason.DAMAGED_RECORDS,
        offset,
        "the records at offset %d are damaged: restore the replica, or skip them with 'eventbus"
                .formatted(offset)
            + " skip'",
        cause);
  }

  /** Returns the assigned partition that the messages of an error name. */
  static Optional<Partition> find(Collection<Partition> assigned, Throwable error) {
    for (Throwable each = error; each != null; each = each.getCause()) {
      String message = each.getMessage();
      if (message != null) {
        for (Partition partition : assigned) {
          if (names(message, partition.toString())) {
            return Optional.of(partition);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Returns whether a text contains a name that is not part of a longer one. */
  private static boolean names(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean starts = at == 0 || !isPartOfName(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isDigit(text.charAt(end));
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPartOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-';
  }
}
