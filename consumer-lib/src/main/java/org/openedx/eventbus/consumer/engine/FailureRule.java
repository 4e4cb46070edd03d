package org.openedx.eventbus.consumer.engine;

import java.util.random.RandomGenerator;

/** Decides what becomes of what failed. Immutable. */
public interface FailureRule {
  /**
   * @param failure of what the handler threw, or why the record could not be read
   * @param attempts how often it was given to the handler, this time included
   * @param failingNanos how long ago it failed first
   */
  Verdict judge(Failure failure, int attempts, long failingNanos, RandomGenerator random);

  /** Whether later events of a key with a dead letter are held back. */
  boolean parks();
}
