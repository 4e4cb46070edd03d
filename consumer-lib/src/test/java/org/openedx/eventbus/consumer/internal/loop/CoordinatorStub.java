package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.OffsetMetadataTooLarge;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Kafka's new-style consumer, whose callback of a failed commit gets no offsets, with a coordinator
 * that has commits of all partitions.
 */
final class CoordinatorStub extends MockConsumer<byte[], byte[]> {
  final List<Map<TopicPartition, OffsetAndMetadata>> attempts = new ArrayList<>();
  final Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
  final Map<TopicPartition, Long> firstOfTheTime = new HashMap<>();

  /** Failures of the next requests. */
  final Deque<RuntimeException> failures = new ArrayDeque<>();

  /** Topics in which commits time out. */
  final Set<String> deleted = new HashSet<>();

  int maxMetadata = 4096;

  /** Runs before a request for log end offsets. */
  Runnable beforeEnds = () -> {};

  CoordinatorStub() {
    super("none");
  }

  private RuntimeException commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    attempts.add(offsets);
    if (!failures.isEmpty()) {
      return failures.remove();
    }
    if (offsets.values().stream().anyMatch(each -> each.metadata().length() > maxMetadata)) {
      return new OffsetMetadataTooLarge("too large");
    }
    if (offsets.keySet().stream().anyMatch(each -> deleted.contains(each.topic()))) {
      return new TimeoutException("repeated until the timeout");
    }
    commits.putAll(offsets);
    return null;
  }

  @Override
  public synchronized void commitAsync(
      Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
    RuntimeException failure = commit(offsets);
    callback.onComplete(failure == null ? offsets : null, failure);
  }

  @Override
  public synchronized void commitSync(
      Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
    RuntimeException failure = commit(offsets);
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public synchronized Map<TopicPartition, OffsetAndMetadata> committed(
      Set<TopicPartition> partitions, Duration timeout) {
    return answer(
        () -> {
          Map<TopicPartition, OffsetAndMetadata> found = new HashMap<>();
          partitions.forEach(each -> found.put(each, commits.get(each)));
          return found;
        });
  }

  @Override
  public synchronized Map<TopicPartition, Long> beginningOffsets(
      Collection<TopicPartition> partitions, Duration timeout) {
    return answer(() -> super.beginningOffsets(partitions));
  }

  @Override
  public synchronized Map<TopicPartition, Long> endOffsets(
      Collection<TopicPartition> partitions, Duration timeout) {
    beforeEnds.run();
    return answer(() -> super.endOffsets(partitions));
  }

  @Override
  public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
      Map<TopicPartition, Long> times, Duration timeout) {
    Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
    times.forEach(
        (partition, time) -> {
          Long first = firstOfTheTime.get(partition);
          found.put(partition, first == null ? null : new OffsetAndTimestamp(first, time));
        });
    times.keySet().forEach(each -> updateEndOffsets(Map.of(each, 100L))); // written meanwhile
    return answer(() -> found);
  }

  private <T> T answer(Supplier<T> request) {
    if (!failures.isEmpty()) {
      throw failures.remove();
    }
    return request.get();
  }
}
