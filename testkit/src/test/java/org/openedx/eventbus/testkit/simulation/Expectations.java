package org.openedx.eventbus.testkit.simulation;

import java.util.IdentityHashMap;
import java.util.Map;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.internal.engine.EngineListener;
import org.openedx.eventbus.consumer.internal.engine.Failure;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.internal.ThrowableSnapshot;

/** Checks of the engine's internal events: attempts are counted, and backoffs are kept. */
final class Expectations implements EngineListener {
  /** With an exponential backoff, a few seconds suffice for fewer writes than this. */
  private static final int MOST_WRITES = 20;

  private final World world;
  private final Map<Task, Integer> writes = new IdentityHashMap<>();
  private final Map<Task, Integer> failures = new IdentityHashMap<>();
  private final Map<Task, Long> notBefore = new IdentityHashMap<>();

  Expectations(World world) {
    this.world = world;
  }

  /**
   * Records a failure before the engine receives it; a failed trial does not count as an attempt.
   */
  void failed(Task task, Failure.Kind kind, boolean trial) {
    boolean counts =
        switch (kind) {
          case HANDLER -> !trial;
          case REJECTED, POISON, INCOMPATIBLE -> true;
          case REGISTRY_UNAVAILABLE,
              REGISTRY_UNAUTHORIZED,
              REGISTRY_MISMATCH,
              UNKNOWN_SCHEMA,
              INTERRUPTED ->
              false;
        };
    if (counts) {
      failures.merge(task, 1, Integer::sum);
    }
  }

  @Override
  public void retryScheduled(Task task, Failure failure, long delayNanos) {
    notBefore.put(task, world.now() + delayNanos);
  }

  @Override
  public void partitionBlocked(
      Partition partition, Partition.BlockReason reason, ThrowableSnapshot cause) {
    world.tally.blocks++;
  }

  void begins(Task task) {
    if (world.now() < notBefore.getOrDefault(task, Long.MIN_VALUE)) {
      throw World.broken(task + " is retried too early");
    }
  }

  void letter(Task task) {
    if (writes.merge(task, 1, Integer::sum) > MOST_WRITES) {
      throw World.broken(task + " is written repeatedly");
    }
    int counted = failures.getOrDefault(task, 0);
    if (task.disposition() == Disposition.EXHAUSTED && task.failedAttempts() != counted) {
      throw World.broken(
          task
              + " failed permanently after "
              + task.failedAttempts()
              + " attempts, of which "
              + counted
              + " count");
    }
  }
}
