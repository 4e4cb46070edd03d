package org.openedx.eventbus.consumer.internal.engine;

import java.lang.ref.WeakReference;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record that was read and is not yet completed, with its estimated size in memory and the number
 * of its unfinished tasks.
 */
public final class BufferedRecord {
  /** Estimated size of a record's objects, without its tasks, key, headers and value. */
  static final int OVERHEAD_BYTES = 256;

  /** Estimated size of a task's objects: its key queue and, while it waits, its timer. */
  static final int TASK_OVERHEAD_BYTES = 256;

  /** Estimated size of a header's objects, without its name and value. */
  static final int HEADER_OVERHEAD_BYTES = 128;

  final ConsumerRecord<byte[], byte[]> record;

  /** Estimated size in memory; grows while a failure of a task is kept. */
  long sizeBytes;

  private final boolean shared;

  /** Number of tasks that are neither handled nor written as dead letters. */
  int unfinishedTasks;

  /**
   * The decoded event, so that handlers that process one record at the same time decode it only
   * once. The reference is weak: a decoded event is many times as large as its bytes, and must not
   * remain in memory while the record waits for a retry or for a handler that is paused. Workers
   * may set it concurrently; all of them set an equal event.
   */
  private volatile @Nullable WeakReference<Object> decoded;

  BufferedRecord(ConsumerRecord<byte[], byte[]> record, int tasks) {
    this.record = Objects.requireNonNull(record, "record");
    this.unfinishedTasks = tasks;
    this.shared = tasks > 1;
    this.sizeBytes =
        2L * Math.max(0, record.serializedKeySize()) // a key queue may keep an equal key
            + Math.max(0, record.serializedValueSize())
            + sizeBytes(record.headers())
            + OVERHEAD_BYTES
            + (long) TASK_OVERHEAD_BYTES * tasks;
  }

  /**
   * Returns the estimated size of all headers. Reading them has a second purpose: until then
   * Kafka's headers reference the buffer of the whole fetch, so that a record behind a stuck one
   * would retain megabytes.
   */
  private static long sizeBytes(Headers headers) {
    long bytes = 0;
    for (Header header : headers) {
      byte[] value = header.value();
      bytes += HEADER_OVERHEAD_BYTES + 2L * header.key().length(); // two bytes, if not Latin-1
      bytes += value == null ? 0 : value.length;
    }
    return bytes;
  }

  /**
   * Returns the event that {@link #cacheDecoded} was given; null before, and when no handler
   * processes it any more. Thread-safe.
   */
  public @Nullable Object decoded() {
    WeakReference<Object> cached = decoded;
    return cached == null ? null : cached.get();
  }

  /** Caches the decoded event for other handlers of this record, if there are any. Thread-safe. */
  public void cacheDecoded(Object event) {
    if (shared) {
      decoded = new WeakReference<>(event);
    }
  }

  @Override
  public String toString() {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }
}
