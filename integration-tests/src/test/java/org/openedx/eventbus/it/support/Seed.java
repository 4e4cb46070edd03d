package org.openedx.eventbus.it.support;

import java.util.SplittableRandom;

/** Seed of a randomized test: new for each run, and printed if the test fails. */
public final class Seed {
  /** System property that repeats a run. */
  private static final String PROPERTY = "it.seed";

  private Seed() {}

  /** Test that uses random numbers. */
  public interface Body {
    void run(SplittableRandom random) throws Exception;
  }

  /** Runs a test with the seed of this run. */
  public static void run(Body body) {
    long seed = Long.getLong(PROPERTY, System.nanoTime());
    try {
      body.run(new SplittableRandom(seed));
    } catch (Exception | AssertionError e) {
      throw new AssertionError(
          "failed with -D" + PROPERTY + "=" + seed + ", which repeats it: " + e.getMessage(), e);
    }
  }
}
