package org.openedx.eventbus.benchmarks.consumer;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was measured in one round.
 *
 * @param perSecond events a second
 * @param cpuMicros microseconds of processor time for an event, in this process
 * @param garbage bytes allocated for an event, in this process
 */
record Figures(double perSecond, double cpuMicros, double garbage) {

  /** The median of each. */
  static Figures median(List<Figures> rounds) {
    return new Figures(
        median(rounds, Figures::perSecond),
        median(rounds, Figures::cpuMicros),
        median(rounds, Figures::garbage));
  }

  private static double median(List<Figures> rounds, ToDoubleFunction<Figures> of) {
    double[] sorted = rounds.stream().mapToDouble(of).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
