package org.openedx.eventbus.consumer.deadletter;

import java.util.List;

/**
 * What a redrive did, or would do where it was dry.
 *
 * @param redriven those given to their handlers again, in that order; with a letter that parks its
 *     key go those that are parked behind it
 * @param leftAlone those that were redriven too often before
 * @param behind those that are parked behind another of their key, which is not redriven
 * @param beyond how many more there are than were wanted at the most
 */
public record RedriveReport(
    List<DeadLetter> redriven, List<DeadLetter> leftAlone, List<DeadLetter> behind, int beyond) {
  public RedriveReport {
    redriven = List.copyOf(redriven);
    leftAlone = List.copyOf(leftAlone);
    behind = List.copyOf(behind);
  }
}
