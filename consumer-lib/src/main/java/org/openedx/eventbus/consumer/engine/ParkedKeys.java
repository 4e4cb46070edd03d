package org.openedx.eventbus.consumer.engine;

import org.jspecify.annotations.Nullable;

/** Which keys are held back. */
public interface ParkedKeys {
  /** For groups that hold nothing back. */
  ParkedKeys NONE = (topic, partition, receiver, key) -> false;

  /**
   * Whether an earlier event of the key, for this handler, is a dead letter that nobody redrove.
   */
  boolean contains(String topic, int partition, Receiver receiver, byte @Nullable [] key);
}
