package org.openedx.eventbus.testkit.simulation;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.common.Uuid;

/** Source of all randomness of a run; the same seed gives the same values. */
final class Dice {
  static final long MILLIS = 1_000_000L;

  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  SplittableRandom generator() {
    return random;
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  /** A number from {@code least} to {@code most}, inclusive. */
  int from(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** A duration between two numbers of milliseconds, in nanoseconds. */
  long millis(long least, long most) {
    return least * MILLIS + random.nextLong((most - least) * MILLIS + 1);
  }

  /** A number from 1 to {@code most} with a given probability, else zero. */
  int rarely(double often, int most) {
    return chance(often) ? from(1, most) : 0;
  }

  Uuid uuid() {
    return new Uuid(random.nextLong() >>> 1, random.nextLong());
  }

  <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** A share with a given probability, else zero. */
  double share(double often, double most) {
    return chance(often) ? random.nextDouble() * most : 0;
  }
}
