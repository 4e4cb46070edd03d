package org.openedx.eventbus.consumer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * One partition for as long as this consumer has it. Touched by the poll loop alone, but for {@link
 * #revoked}, which workers look at between two records.
 */
final class Assignment {
  final TopicPartition partition;

  private final ArrayDeque<Work> queue = new ArrayDeque<>();
  private long bytes;
  private boolean busy;
  private long notBeforeNanos;
  private boolean waiting;
  private long next = -1;
  private long committed = -1;
  private volatile boolean revoked;

  Assignment(TopicPartition partition) {
    this.partition = partition;
  }

  void add(Work work) {
    if (next < 0) {
      next = work.record.offset();
    }
    queue.add(work);
    bytes += work.bytes();
  }

  /** Whether it is known where reading began. */
  boolean begun() {
    return next >= 0;
  }

  /** Reading begins here, and no record has come yet. */
  void begin(long position) {
    next = position;
  }

  int records() {
    return queue.size();
  }

  /** What lies in the queue and with the worker. */
  long bytes() {
    return bytes;
  }

  boolean busy() {
    return busy;
  }

  /** Up to {@code limit} records for a worker, or none while one is at it or a failure waits. */
  List<Work> take(int limit, long nowNanos) {
    if (busy || queue.isEmpty() || (waiting && nowNanos - notBeforeNanos < 0)) {
      return List.of();
    }
    waiting = false;
    busy = true;
    // After a failure one record at a time, until the one at fault is through.
    int count = Math.min(queue.element().attempt > 1 ? 1 : limit, queue.size());
    List<Work> taken = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      taken.add(queue.remove());
    }
    return taken;
  }

  void done(Work work) {
    next = work.record.offset() + 1;
    bytes -= work.bytes();
  }

  /** Ends a worker's turn; what it did not do goes back to the front, in its order. */
  void turnEnded(List<Work> undone) {
    busy = false;
    for (int i = undone.size() - 1; i >= 0; i--) {
      queue.addFirst(undone.get(i));
    }
  }

  void waitUntil(long nanos) {
    waiting = true;
    notBeforeNanos = nanos;
  }

  boolean hasNewsToCommit() {
    return next > committed;
  }

  /** The offset of the first record that is not done. */
  long next() {
    return next;
  }

  void committed(long offset) {
    committed = Math.max(committed, offset);
  }

  void revoke() {
    revoked = true;
  }

  boolean revoked() {
    return revoked;
  }
}
