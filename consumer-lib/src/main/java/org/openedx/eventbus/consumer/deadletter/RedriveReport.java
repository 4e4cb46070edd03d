package org.openedx.eventbus.consumer.deadletter;

import java.util.List;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;

/**
 * Result of a redrive, or of its dry run.
 *
 * @param redriven the dead letters that were redriven, in this order; those that are parked behind
 *     one of them are redriven with it
 * @param maxRedrivesReached matching dead letters that were not redriven, because their event was
 *     redriven too often before
 * @param stillParked matching dead letters that are parked behind one that was not redriven
 * @param remaining how many more would have been redriven without a limit
 */
public record RedriveReport(
    List<DeadLetter> redriven,
    List<DeadLetter> maxRedrivesReached,
    List<DeadLetter> stillParked,
    int remaining) {
  /**
   * Creates a report; the lists are copied.
   *
   * @param redriven the dead letters that were redriven
   * @param maxRedrivesReached those that were redriven too often before
   * @param stillParked those that are parked behind one that was not redriven
   * @param remaining how many more would have been redriven without a limit
   */
  public RedriveReport {
    redriven = List.copyOf(redriven);
    maxRedrivesReached = List.copyOf(maxRedrivesReached);
    stillParked = List.copyOf(stillParked);
  }
}
