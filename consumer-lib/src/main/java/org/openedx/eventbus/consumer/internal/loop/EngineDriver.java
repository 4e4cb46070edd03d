package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.util.Collection;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterWriter;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.KeyQueue;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.consumer.internal.health.MembershipFence;
import org.openedx.eventbus.consumer.internal.worker.Workers;

/**
 * Drives the engine: runs the commands of other threads, among them results of handlers, and passes
 * what the engine hands out to the workers and the writer of dead letters. Confined to the poll
 * loop's thread.
 */
public record EngineDriver(
    Engine engine,
    CommandQueue commands,
    Workers workers,
    DeadLetterWriter deadLetters,
    HealthMonitor health,
    MembershipFence fence) {
  private static final long DRAIN_INTERVAL_NANOS = Duration.ofMillis(50).toNanos();

  /** Runs the pending commands, and dispatches what can be dispatched. */
  void step() {
    commands.runAll();
    health.beat();
    long now = System.nanoTime();
    engine.tick(now);
    while (fence.isOpen()) {
      KeyQueue queue = engine.take(now);
      if (queue == null) {
        break;
      }
      workers.submit(queue);
    }
    for (Task task = engine.pollWrite(); task != null; task = engine.pollWrite()) {
      deadLetters.write(task);
    }
  }

  /** Waits for commands, and steps whenever there are some, while handlers are running. */
  void stepFor(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos;
        left > 0 && isBusy() && !commands.isStopped();
        left = end - System.nanoTime()) {
      commands.await(left);
      step();
    }
  }

  /** Waits for a command, and steps. */
  void awaitStep(long nanos) {
    commands.await(nanos);
    step();
  }

  /** Returns whether handlers are running, or dead letters are being written. */
  boolean isBusy() {
    return engine.partitions().stream().anyMatch(Partition::isBusy);
  }

  /** Returns the time until {@link #step} has something to do, at most {@code maxNanos}. */
  long nanosUntilDue(long maxNanos) {
    if (!commands.isEmpty()) {
      return 0;
    }
    long due = engine.nextDueNanos();
    return due == Long.MAX_VALUE
        ? maxNanos
        : Math.min(maxNanos, Math.max(0, due - System.nanoTime()));
  }

  /**
   * Waits until no handler of revoked partitions is running and their dead letters are written;
   * returns false after the timeout. Does not wait for dead letters whose write has failed: their
   * events will be handled again in any case.
   */
  boolean drain(Collection<Partition> revoked, Duration timeout) {
    revoked.forEach(engine::revoke);
    workers.returnStopped();
    long deadline = System.nanoTime() + timeout.toNanos();
    step();
    while (revoked.stream().anyMatch(each -> each.isHandling() || each.isWriting())) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      awaitStep(Math.min(left, DRAIN_INTERVAL_NANOS));
    }
    return true;
  }

  /** Removes partitions, and interrupts their handlers that are still running. */
  void forget(Collection<Partition> partitions) {
    partitions.forEach(engine::forget);
    workers.interrupt(Task::isRevoked);
  }
}
