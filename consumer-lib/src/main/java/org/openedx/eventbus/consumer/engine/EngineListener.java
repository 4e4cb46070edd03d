package org.openedx.eventbus.consumer.engine;

import org.jspecify.annotations.Nullable;

/** Sees what the engine decides; called on its thread, and must not throw. */
public interface EngineListener {
  /** A listener that does nothing. */
  EngineListener NONE = new EngineListener() {};

  /** A task failed and will be given again. */
  default void retried(Task task, Failure failure, long afterNanos) {}

  /** A task is to become a dead letter. */
  default void gaveUp(Task task) {}

  /** A partition stands still. */
  default void stopped(Partition partition, Partition.Reason reason, Throwable cause) {}

  /** A partition goes on. */
  default void resumed(Partition partition, Partition.Reason reason) {}

  /** A handler's breaker has changed. */
  default void breaker(Receiver receiver, Breaker.State state, @Nullable Throwable cause) {}
}
