package org.openedx.eventbus.it.support;

import java.util.SplittableRandom;

/** Another seed for each run, named when a test fails with it. */
public final class Seed {
  /** Repeats a run. */
  private static final String PROPERTY = "it.seed";

  private Seed() {}

  /** What a test does with random numbers. */
  public interface Body {
    void run(SplittableRandom random) throws Exception;
  }

  /** Runs a test with this run's seed. */
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
