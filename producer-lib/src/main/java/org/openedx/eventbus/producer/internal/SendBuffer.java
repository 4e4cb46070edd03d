package org.openedx.eventbus.producer.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.producer.errors.BufferFullException;
import org.openedx.eventbus.producer.errors.EventTooLargeException;

/** Bytes of the events that a producer may hold in memory. Thread-safe. */
final class SendBuffer {
  /** Time for which a full buffer is reported. */
  private static final long FULL_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final long limit;
  private final AtomicLong reserved = new AtomicLong();

  /** The last times at which the buffer was full; null if it never was. */
  private volatile @Nullable Full lastFull;

  /** Rejections with less than {@link #FULL_NANOS} in between. */
  private record Full(long firstNanos, long lastNanos) {}

  SendBuffer(long limit) {
    this.limit = limit;
  }

  /**
   * Reserves bytes for an event.
   *
   * @param unfinished returns the number of blocked callbacks, for the message of a full buffer
   * @throws BufferFullException if there is no space for it now
   * @throws EventTooLargeException if it is larger than the whole buffer
   */
  void reserve(long bytes, EventMetadata metadata, IntSupplier unfinished) {
    if (bytes > limit) {
      throw new EventTooLargeException(
          notAccepted(metadata) + "its " + bytes + " bytes exceed" + limitText());
    }
    long total = reserved.addAndGet(bytes);
    if (total > limit) {
      reserved.addAndGet(-bytes);
      long now = System.nanoTime();
      lastFull = new Full(now - full(now).toNanos(), now);
      int callbacks = unfinished.getAsInt();
      throw new BufferFullException(
          notAccepted(metadata)
              + (total - bytes)
              + " bytes are in flight, of"
              + limitText()
              + (callbacks == 0
                  ? ""
                  : "; " + callbacks + " callbacks of sent events have not returned"));
    }
  }

  private static String notAccepted(EventMetadata metadata) {
    return "event " + metadata.id() + " of " + metadata.type() + " was not accepted: ";
  }

  private String limitText() {
    return " the " + limit + " bytes of eventbus.producer.buffer-bytes";
  }

  void release(long bytes) {
    reserved.addAndGet(-bytes);
  }

  long limit() {
    return limit;
  }

  /** Returns the reserved bytes. */
  long reserved() {
    return reserved.get();
  }

  /** Returns for how long the buffer has been full again and again; zero if it is not. */
  Duration full(long nowNanos) {
    Full full = lastFull;
    return full == null || nowNanos - full.lastNanos() > FULL_NANOS
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(1, nowNanos - full.firstNanos()));
  }
}
