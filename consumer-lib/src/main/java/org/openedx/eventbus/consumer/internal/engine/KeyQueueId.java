package org.openedx.eventbus.consumer.internal.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Handler and record key that identify a {@link KeyQueue} within its partition.
 *
 * <p>Mutable, so that a lookup needs no new object: {@link #set} changes the instance that looks
 * up, {@link #copy} creates the one that a map keeps.
 */
final class KeyQueueId {
  private @Nullable HandlerState handler;
  private byte @Nullable [] key;
  private int hash;

  /** Sets handler and key for a lookup. */
  KeyQueueId set(HandlerState newHandler, byte @Nullable [] newKey) {
    handler = newHandler;
    key = newKey;
    hash = 31 * Arrays.hashCode(newKey) + System.identityHashCode(newHandler);
    return this;
  }

  boolean hasKey() {
    return key != null;
  }

  /** Returns a copy that is not changed any more. */
  KeyQueueId copy() {
    KeyQueueId copy = new KeyQueueId();
    copy.handler = handler;
    copy.key = key;
    copy.hash = hash;
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyQueueId that
        && that.hash == hash
        && that.handler == handler
        && Arrays.equals(that.key, key);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
