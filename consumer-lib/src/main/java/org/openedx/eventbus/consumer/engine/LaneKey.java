package org.openedx.eventbus.consumer.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A handler and a record's key, by which lanes of a partition are found. */
final class LaneKey {
  private @Nullable Receiver receiver;
  private byte @Nullable [] key;
  private int hash;

  /** Changes it, for looking something up without making anything. */
  LaneKey set(Receiver newReceiver, byte @Nullable [] newKey) {
    receiver = newReceiver;
    key = newKey;
    hash = 31 * Arrays.hashCode(newKey) + System.identityHashCode(newReceiver);
    return this;
  }

  /** One that stays as it is. */
  LaneKey copy() {
    LaneKey copy = new LaneKey();
    copy.receiver = receiver;
    copy.key = key;
    copy.hash = hash;
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LaneKey that
        && that.hash == hash
        && that.receiver == receiver
        && Arrays.equals(that.key, key);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
