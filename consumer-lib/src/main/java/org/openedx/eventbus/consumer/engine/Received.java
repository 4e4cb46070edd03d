package org.openedx.eventbus.consumer.engine;

import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A record for as long as anything of it is unfinished. */
public final class Received {
  /** What a record takes beside its key, headers and value, near enough. */
  static final int OVERHEAD = 512;

  /** What a header takes beside its name and value. */
  static final int HEADER_OVERHEAD = 100;

  final ConsumerRecord<byte[], byte[]> record;
  final int bytes;

  /** How many tasks of it are not done. */
  int unfinished;

  /**
   * The decoded event, so that several handlers decode it once. Whoever comes first leaves it; that
   * two do it at once does no harm.
   */
  private volatile @Nullable Object decoded;

  Received(ConsumerRecord<byte[], byte[]> record, int tasks) {
    this.record = Objects.requireNonNull(record, "record");
    this.unfinished = tasks;
    this.bytes =
        Math.max(0, record.serializedKeySize())
            + Math.max(0, record.serializedValueSize())
            + bytes(record.headers())
            + OVERHEAD;
  }

  /**
   * Headers hold on to the whole fetch that they came in, until they are looked at: a record that
   * waits behind a stuck one would keep megabytes.
   */
  private static int bytes(Headers headers) {
    int bytes = 0;
    for (Header header : headers) {
      byte[] value = header.value();
      bytes += HEADER_OVERHEAD + header.key().length() + (value == null ? 0 : value.length);
    }
    return bytes;
  }

  public @Nullable Object decoded() {
    return decoded;
  }

  /** Keeps what was decoded, where another handler may want it. */
  public void decoded(Object event) {
    decoded = event;
  }

  @Override
  public String toString() {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }
}
