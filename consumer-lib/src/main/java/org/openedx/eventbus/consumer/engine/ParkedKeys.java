package org.openedx.eventbus.consumer.engine;

import org.jspecify.annotations.Nullable;

/** Which keys are held back. */
public interface ParkedKeys {
  /** For groups that hold nothing back. */
  ParkedKeys NONE = (topic, partition, receiver, key, offset) -> false;

  /**
   * Whether the event at an offset, or an earlier one of its key, is a dead letter of this handler
   * that nobody redrove. An event that is given again, after a crash, does not wait for a letter
   * that came after it: it was handled before that one, and would be redriven after it.
   */
  boolean contains(
      String topic, int partition, Receiver receiver, byte @Nullable [] key, long offset);
}
