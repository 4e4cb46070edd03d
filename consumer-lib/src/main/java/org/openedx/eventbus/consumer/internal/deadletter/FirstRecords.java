package org.openedx.eventbus.consumer.internal.deadletter;

import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The first ones of numbered records, up to a size. The records are added in any order; those that
 * are kept have lower numbers than all that are left out. Not thread-safe.
 */
final class FirstRecords {
  private final NavigableMap<Integer, ConsumerRecord<byte[], byte[]>> records = new TreeMap<>();
  private final long maxBytes;
  private int end;
  private long bytes;

  /**
   * @param count the number of records
   * @param maxBytes maximum size of the kept records, unless the first one is larger
   */
  FirstRecords(int count, long maxBytes) {
    this.end = count;
    this.maxBytes = maxBytes;
  }

  void add(int number, ConsumerRecord<byte[], byte[]> record) {
    if (number >= end) {
      return;
    }
    records.put(number, record);
    bytes += DeadLetterRecord.sizeBytes(record);
    while (bytes > maxBytes && records.size() > 1) {
      end = records.lastKey();
      bytes -= DeadLetterRecord.sizeBytes(Objects.requireNonNull(records.remove(end)));
    }
  }

  /** Returns the kept records by their numbers. */
  NavigableMap<Integer, ConsumerRecord<byte[], byte[]>> records() {
    return records;
  }

  /** Returns the number from which on records are left out. */
  int end() {
    return end;
  }
}
