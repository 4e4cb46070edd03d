package org.openedx.eventbus.consumer.deadletter;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is parked while a redrive of its key is going on, behind letters that have just gone: it
 * goes after them, until these are answered and a moment longer. Another member may have decided to
 * hold an event back before it heard of the answer, and its letter may still be on its way then;
 * one that takes longer than that moment stays open, and its key parked, until the next redrive.
 */
final class ParkedFollowUp {
  /** So long without an answer, nobody is there to give one. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** So long after the last answer, letters of other members are still looked for. */
  static final Duration GRACE = Duration.ofSeconds(2);

  private final Set<ParkedLane> lanes = new HashSet<>();
  private final Set<DeadLetterId> known;
  private final Set<DeadLetterId> unanswered = new HashSet<>();

  /**
   * @param open the letters that were open at the beginning, of which it is decided already
   */
  ParkedFollowUp(List<DeadLetter> open) {
    this.known = open.stream().map(DeadLetter::id).collect(Collectors.toCollection(HashSet::new));
  }

  /** These are on their way. */
  void redriven(Collection<DeadLetter> letters) {
    for (DeadLetter each : letters) {
      ParkedLane lane = ParkedLane.of(each);
      if (lane != null) {
        lanes.add(lane);
        unanswered.add(each.id());
        known.add(each.id());
      }
    }
  }

  /** Whether a letter was parked meanwhile. */
  boolean isNew(DeadLetter letter) {
    return letter.disposition() == Disposition.PARKED
        && !known.contains(letter.id())
        && lanes.contains(ParkedLane.of(letter));
  }

  /** Looks who has answered; says whether there is news. */
  boolean look(DeadLetterList list) {
    // By their events: of a letter that was written twice, one is answered.
    Set<Call> answered =
        list.resolved().stream()
            .filter(ParkedFollowUp::isHandled)
            .map(each -> Call.of(each.letter()))
            .collect(Collectors.toSet());
    // One that failed again is a letter again, and so is what was behind it.
    Set<Call> again = list.open().stream().map(Call::of).collect(Collectors.toSet());
    Set<DeadLetterId> done =
        list.resolved().stream()
            .map(DeadLetterList.Resolved::letter)
            .filter(each -> unanswered.contains(each.id()))
            .filter(
                each ->
                    answered.contains(Call.of(each)) || again.contains(Call.of(each).redriven()))
            .map(DeadLetter::id)
            .collect(Collectors.toSet());
    return unanswered.removeAll(done);
  }

  private static boolean isHandled(DeadLetterList.Resolved letter) {
    return letter.resolutions().stream().anyMatch(each -> each.kind() == Resolution.Kind.HANDLED);
  }

  /** Whether all have an answer. */
  boolean isOver() {
    return unanswered.isEmpty();
  }

  /** How long to go on without news. */
  Duration patience() {
    if (lanes.isEmpty()) {
      return Duration.ZERO;
    }
    return isOver() ? GRACE : PATIENCE;
  }

  /** An event and a handler it was given to: another handler's answer is none of this one's. */
  private record Call(String handler, EventOrigin source) {
    static Call of(DeadLetter letter) {
      return new Call(letter.handler(), letter.source());
    }

    Call redriven() {
      return new Call(
          handler,
          new EventOrigin(
              source.topic(),
              source.partition(),
              source.offset(),
              source.timestamp(),
              source.redrives() + 1));
    }
  }
}
