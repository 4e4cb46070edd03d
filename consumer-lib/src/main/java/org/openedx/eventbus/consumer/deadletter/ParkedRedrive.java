package org.openedx.eventbus.consumer.deadletter;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Gives back what is parked while a redrive of its key is going on. */
final class ParkedRedrive {
  private static final long LOOK_AGAIN_NS = 100_000_000;

  /** Gives letters to their handlers; says which of them were still there. */
  interface Giving {
    List<DeadLetter> give(List<DeadLetter> letters) throws InterruptedException;
  }

  private final Supplier<DeadLetterList> letters;
  private final Giving giving;
  private final Ticker ticker;

  /**
   * @param letters what is there now
   */
  ParkedRedrive(Supplier<DeadLetterList> letters, Giving giving, Ticker ticker) {
    this.letters = letters;
    this.giving = giving;
    this.ticker = ticker;
  }

  /**
   * Stays until nothing more is expected, or as many went as were wanted at the most.
   *
   * @param open the letters that were open at the beginning, on which the report decided
   * @param before what went already
   * @return that and what followed it
   */
  RedriveReport follow(List<DeadLetter> open, RedriveReport before, RedriveOptions options)
      throws InterruptedException {
    ParkedFollowUp followUp = new ParkedFollowUp(open);
    followUp.redriven(before.redriven());
    List<DeadLetter> redriven = new ArrayList<>(before.redriven());
    int beyond = before.remaining();
    long news = ticker.nanos();
    while (beyond == 0
        && isLeft(options.limit(), redriven.size())
        && ticker.nanos() - news < followUp.patience().toNanos()) {
      DeadLetterList list = letters.get();
      RedriveReport more =
          RedrivePlan.of(list.open(), followUp::isNew, rest(options, redriven.size()));
      List<DeadLetter> gone = giving.give(more.redriven());
      followUp.redriven(gone);
      redriven.addAll(gone);
      beyond = more.remaining();
      if (followUp.look(list) || !gone.isEmpty()) {
        news = ticker.nanos();
      } else {
        ticker.sleep(LOOK_AGAIN_NS);
      }
    }
    return new RedriveReport(redriven, before.maxRedrivesReached(), before.stillParked(), beyond);
  }

  private static boolean isLeft(OptionalInt most, int redriven) {
    return most.isEmpty() || redriven < most.getAsInt();
  }

  private static RedriveOptions rest(RedriveOptions options, int redriven) {
    return options.limit().isEmpty()
        ? options
        : options.limit(options.limit().getAsInt() - redriven);
  }
}
