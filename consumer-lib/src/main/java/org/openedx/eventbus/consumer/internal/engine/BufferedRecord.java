package org.openedx.eventbus.consumer.internal.engine;

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
  /** Estimated size of a record's objects, without key, headers and value. */
  static final int OVERHEAD_BYTES = 512;

  /** Estimated size of a header's objects, without its name and value. */
  static final int HEADER_OVERHEAD_BYTES = 100;

  final ConsumerRecord<byte[], byte[]> record;
  final int sizeBytes;

  /** Number of tasks that are neither handled nor written as dead letters. */
  int unfinishedTasks;

  /**
   * The decoded event, so that the handlers of one record decode it only once. Workers may set it
   * concurrently; all of them set an equal event.
   */
  private volatile @Nullable Object decoded;

  BufferedRecord(ConsumerRecord<byte[], byte[]> record, int tasks) {
    this.record = Objects.requireNonNull(record, "record");
    this.unfinishedTasks = tasks;
    this.sizeBytes =
        Math.max(0, record.serializedKeySize())
            + Math.max(0, record.serializedValueSize())
            + sizeBytes(record.headers())
            + OVERHEAD_BYTES;
  }

  /**
   * Returns the estimated size of all headers. Reading them has a second purpose: until then
   * Kafka's headers reference the buffer of the whole fetch, so that a record behind a stuck one
   * would retain megabytes.
   */
  private static int sizeBytes(Headers headers) {
    int bytes = 0;
    for (Header header : headers) {
      byte[] value = header.value();
      bytes += HEADER_OVERHEAD_BYTES + header.key().length() + (value == null ? 0 : value.length);
    }
    return bytes;
  }

  /** Returns the event that {@link #cacheDecoded} was given; null before. Thread-safe. */
  public @Nullable Object decoded() {
    return decoded;
  }

  /** Caches the decoded event for the other handlers of this record. Thread-safe. */
  public void cacheDecoded(Object event) {
    decoded = event;
  }

  @Override
  public String toString() {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }
}
