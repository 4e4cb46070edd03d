package org.openedx.eventbus.benchmarks.consumer;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Figures of one round.
 *
 * @param perSecond events a second
 * @param cpuMicros microseconds of processor time for an event, in this process
 * @param garbage bytes allocated for an event, in this process
 */
record Measurement(double perSecond, double cpuMicros, double garbage) {

  /** Returns the median of each figure. */
  static Measurement median(List<Measurement> rounds) {
    return new Measurement(
        median(rounds, Measurement::perSecond),
        median(rounds, Measurement::cpuMicros),
        median(rounds, Measurement::garbage));
  }

  private static double median(List<Measurement> rounds, ToDoubleFunction<Measurement> of) {
    double[] sorted = rounds.stream().mapToDouble(of).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
