package org.openedx.eventbus.consumer.internal.engine;

import java.util.random.RandomGenerator;
import org.openedx.eventbus.internal.ThrowableSnapshot;

/**
 * Decides what happens to a task that failed: a retry after a backoff, a dead letter, or a block of
 * its partition until an outside cause is gone. Also reports results to circuit breakers.
 */
record FailureHandler(
    RandomGenerator random,
    EngineListener listener,
    ReadyQueues ready,
    RetryTimers retryTimers,
    PendingWrites pendingWrites) {
  private static final long MIN_SCHEMA_BACKOFF_NANOS = 100_000_000L;
  private static final long MAX_SCHEMA_BACKOFF_NANOS = 5_000_000_000L;

  /** Reports the result of a key queue to the circuit breaker of its handler. */
  void updateBreaker(KeyQueue queue, long nowNanos) {
    HandlerState handler = queue.handler;
    CircuitBreaker breaker = handler.breaker;
    boolean changed = queue.isTrial() ? endTrial(queue, nowNanos) : record(queue, nowNanos);
    if (changed) {
      listener.circuitBreakerChanged(handler, breaker.state(), breaker.cause());
    }
    handler.updateSuspended();
  }

  private static boolean endTrial(KeyQueue queue, long nowNanos) {
    CircuitBreaker breaker = queue.handler.breaker;
    Failure failure = queue.failure();
    if (queue.handled() > 0) {
      return breaker.endTrial();
    }
    if (failure != null && failure.kind() == Failure.Kind.HANDLER) {
      return breaker.failTrial(failure.cause(), nowNanos);
    }
    breaker.abandonTrial(nowNanos);
    return false;
  }

  private static boolean record(KeyQueue queue, long nowNanos) {
    CircuitBreaker breaker = queue.handler.breaker;
    if (!breaker.isCounting()) {
      return false;
    }
    Task task = queue.first();
    for (int i = 0; i < queue.handled(); i++) {
      if (!task.isRedriven()) {
        breaker.recordSuccess(queue.keyHash(task), nowNanos);
        if (queue.isOfOneKey()) {
          break;
        }
      }
      task = i + 1 < queue.handled() ? queue.next(task) : task;
    }
    Failure failure = queue.failure();
    if (failure == null || failure.kind() != Failure.Kind.HANDLER) {
      return false;
    }
    Task failed = queue.failedTask();
    return !failed.isRedriven()
        && breaker.recordFailure(
            failure.cause(), queue.keyHash(failed), failed.failedAttempts == 0, nowNanos);
  }

  /** Unblocks the partition of a key queue that made progress, if no other queue blocks it. */
  void onProgress(KeyQueue queue) {
    Partition.BlockReason reason = queue.partition.block.onProgress(queue);
    if (reason != null) {
      ready.release(queue.partition);
      listener.partitionUnblocked(queue.partition, reason);
    }
  }

  /**
   * Handles the failure of the first task of a key queue.
   *
   * @return whether the key queue can advance at once, because the failure does not count
   */
  boolean onFailure(KeyQueue queue, Failure failure, long nowNanos) {
    Task task = queue.first();
    task.setLastFailure(failure);
    boolean advances = decide(queue, task, failure, nowNanos);
    task.summarizeLastFailure();
    return advances;
  }

  private boolean decide(KeyQueue queue, Task task, Failure failure, long nowNanos) {
    return switch (failure.kind()) {
      case REGISTRY_UNAVAILABLE ->
          blockReady(queue, Partition.BlockReason.REGISTRY_UNAVAILABLE, failure, nowNanos);
      case REGISTRY_UNAUTHORIZED ->
          blockReady(queue, Partition.BlockReason.REGISTRY_UNAUTHORIZED, failure, nowNanos);
      case REGISTRY_MISMATCH ->
          blockReady(queue, Partition.BlockReason.REGISTRY_MISMATCH, failure, nowNanos);
      case UNKNOWN_SCHEMA -> {
        onProgress(queue); // the registry is available: only this key has to wait
        long backoff = MIN_SCHEMA_BACKOFF_NANOS << Math.min(task.schemaWaits++, 20);
        setBackoff(queue, nowNanos + Math.min(backoff, MAX_SCHEMA_BACKOFF_NANOS));
        yield false;
      }
      case INTERRUPTED -> true;
      case INCOMPATIBLE -> retryOrGiveUp(queue, task, failure, nowNanos);
      case HANDLER, REJECTED, POISON -> {
        onProgress(queue);
        yield retryOrGiveUp(queue, task, failure, nowNanos);
      }
    };
  }

  private boolean retryOrGiveUp(KeyQueue queue, Task task, Failure failure, long nowNanos) {
    long since = task.failedAttempts == 0 ? nowNanos : task.firstFailureNanos;
    FailureRule.Decision decision =
        queue.handler.rule().decide(failure, task.failedAttempts + 1, nowNanos - since, random);
    if (queue.isTrial() && failure.kind() == Failure.Kind.HANDLER) {
      // A failed trial does not count as an attempt of its event: the circuit breaker is open, so
      // the handler is at fault. A rejected event becomes a dead letter nevertheless, since no
      // other attempt would help, and there may be no other event for a trial.
      task.failedTrials++;
      listener.trialFailed(task, failure, queue.handler.breaker.nextTrialNanos() - nowNanos);
      return true;
    }
    task.failedAttempts++;
    task.firstFailureNanos = since;
    if (decision instanceof FailureRule.GiveUp giveUp) {
      pendingWrites.addDeadLetter(queue, giveUp.disposition());
    } else if (failure.kind() == Failure.Kind.INCOMPATIBLE) {
      return blockReady(queue, Partition.BlockReason.INCOMPATIBLE, failure, nowNanos);
    } else if (decision instanceof FailureRule.Retry retry) {
      listener.retryScheduled(task, failure, retry.delayNanos());
      setBackoff(queue, nowNanos + retry.delayNanos());
    }
    return false;
  }

  private void setBackoff(KeyQueue queue, long untilNanos) {
    queue.state = KeyQueue.State.BACKOFF;
    retryTimers.set(queue, untilNanos);
  }

  /** Returns false, because the key queue is retried with its partition. */
  private boolean blockReady(
      KeyQueue queue, Partition.BlockReason reason, Failure failure, long nowNanos) {
    block(queue, reason, failure.cause(), nowNanos);
    queue.state = KeyQueue.State.READY;
    return false;
  }

  /** Handles a failed write: blocks the partition, and writes again after a backoff. */
  void onWriteFailure(KeyQueue queue, ThrowableSnapshot cause, long nowNanos) {
    block(queue, Partition.BlockReason.DEAD_LETTER_UNWRITTEN, cause, nowNanos);
    retryTimers.set(queue, queue.partition.block.retryAtNanos());
  }

  private void block(
      KeyQueue queue, Partition.BlockReason reason, ThrowableSnapshot cause, long nowNanos) {
    queue.partition.block.cause = cause.summary();
    if (queue.partition.block.block(queue, reason, nowNanos)) {
      listener.partitionBlocked(queue.partition, reason, cause);
    }
  }
}
