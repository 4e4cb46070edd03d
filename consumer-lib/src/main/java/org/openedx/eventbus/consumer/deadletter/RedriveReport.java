package org.openedx.eventbus.consumer.deadletter;

import java.util.List;

/**
 * What a redrive did, or would do where it was dry.
 *
 * @param redriven those given to their handlers again, in that order
 * @param leftAlone those that were redriven too often before
 * @param beyond how many more there are than were wanted at the most
 */
public record RedriveReport(List<DeadLetter> redriven, List<DeadLetter> leftAlone, int beyond) {
  public RedriveReport {
    redriven = List.copyOf(redriven);
    leftAlone = List.copyOf(leftAlone);
  }

  /** Decides what is redriven of the open letters that are meant. */
  static RedriveReport plan(List<DeadLetter> open, RedriveOptions options) {
    List<DeadLetter> leftAlone =
        options.forced()
            ? List.of()
            : open.stream().filter(each -> each.redrives() >= options.cap()).toList();
    List<DeadLetter> wanted =
        LetterOrder.of(
            open.stream()
                .filter(each -> options.forced() || each.redrives() < options.cap())
                .toList());
    int count = Math.min(wanted.size(), options.most().orElse(Integer.MAX_VALUE));
    return new RedriveReport(wanted.subList(0, count), leftAlone, wanted.size() - count);
  }
}
