package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Commands of other threads for the poll loop, and the request to stop it. Thread-safe. */
public final class CommandQueue implements Executor {
  private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();

  /** The poll loop's thread, while it waits for a command. */
  private volatile @Nullable Thread waiting;

  private volatile Duration drainTimeout;
  private volatile boolean stopped;
  private final Duration maxDrainTimeout;

  /**
   * Creates an empty queue.
   *
   * @param drainTimeout how long revoked partitions wait for running handlers, see {@link #stop}
   * @param maxDrainTimeout upper limit of all such timeouts: later, the group removes the member
   */
  public CommandQueue(Duration drainTimeout, Duration maxDrainTimeout) {
    this.maxDrainTimeout = maxDrainTimeout;
    this.drainTimeout = limit(drainTimeout);
  }

  private Duration limit(Duration timeout) {
    return timeout.compareTo(maxDrainTimeout) < 0 ? timeout : maxDrainTimeout;
  }

  /** Runs a command on the poll loop's thread. */
  @Override
  public void execute(Runnable command) {
    commands.add(command);
    LockSupport.unpark(waiting); // has no effect on null
  }

  /**
   * Requests the end of the poll loop.
   *
   * @param timeout how long running handlers may take
   */
  public void stop(Duration timeout) {
    drainTimeout = limit(timeout);
    stopped = true;
    execute(() -> {});
  }

  /** Returns whether the end was requested. */
  public boolean isStopped() {
    return stopped;
  }

  Duration drainTimeout() {
    return drainTimeout;
  }

  /** Runs all commands. Called on the poll loop's thread. */
  void runAll() {
    for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
      command.run();
    }
  }

  boolean isEmpty() {
    return commands.isEmpty();
  }

  /** Waits until there is a command or the time has passed; may return early. */
  public void await(long nanos) {
    waiting = Thread.currentThread();
    if (commands.isEmpty() && nanos > 0) {
      LockSupport.parkNanos(this, nanos);
    }
    waiting = null;
  }
}
