package org.openedx.eventbus.consumer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.consumer.deadletter.DeadLetterSamples.parked;
import static org.openedx.eventbus.consumer.deadletter.Disposition.EXHAUSTED;
import static org.openedx.eventbus.consumer.deadletter.Disposition.PARKED;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.deadletter.DeadLetterList.Resolved;

/** How long a redrive of parked keys stays. */
class ParkedFollowUpTest {
  private static final DeadLetter FIRST = parked(1, "ada", 101, EXHAUSTED, 0);

  private static ParkedFollowUp redriven(DeadLetter... letters) {
    ParkedFollowUp followUp = new ParkedFollowUp(List.of(letters));
    followUp.redriven(List.of(letters));
    return followUp;
  }

  private static Resolved resolved(DeadLetter letter, Resolution.Kind... kinds) {
    return new Resolved(
        letter,
        Arrays.stream(kinds)
            .map(
                kind ->
                    new Resolution(letter.id(), kind, "ada@host", Instant.EPOCH, Optional.empty()))
            .toList());
  }

  private static DeadLetterList list(List<DeadLetter> open, Resolved... resolved) {
    return new DeadLetterList(open, List.of(resolved), List.of());
  }

  @Test
  void itIsOverWhenEachLetterWasHandled() {
    ParkedFollowUp followUp = redriven(FIRST);

    assertThat(followUp.look(list(List.of(), resolved(FIRST, Resolution.Kind.REDRIVEN)))).isFalse();
    assertThat(followUp.isOver()).isFalse();
    assertThat(
            followUp.look(
                list(
                    List.of(), resolved(FIRST, Resolution.Kind.REDRIVEN, Resolution.Kind.HANDLED))))
        .isTrue();
    assertThat(followUp.isOver()).isTrue();
  }

  @Test
  void whatFailedAgainIsAnswered() {
    ParkedFollowUp followUp = redriven(FIRST);

    followUp.look(
        list(
            List.of(parked(3, "ada", 101, EXHAUSTED, 1)),
            resolved(FIRST, Resolution.Kind.REDRIVEN)));

    assertThat(followUp.isOver()).isTrue();
  }

  @Test
  void ofALetterThatWasWrittenTwiceOneAnswerWillDo() {
    DeadLetter twice = parked(2, "ada", 101, EXHAUSTED, 0);
    DeadLetter behind = parked(3, "ada", 102, PARKED, 0);
    ParkedFollowUp followUp = redriven(FIRST, twice, behind);

    followUp.look(
        list(
            List.of(),
            resolved(FIRST, Resolution.Kind.REDRIVEN),
            resolved(twice, Resolution.Kind.REDRIVEN, Resolution.Kind.HANDLED),
            resolved(behind, Resolution.Kind.REDRIVEN)));
    assertThat(followUp.isOver()).as("the next of its key is on its way").isFalse();

    followUp.look(
        list(
            List.of(),
            resolved(FIRST, Resolution.Kind.REDRIVEN),
            resolved(behind, Resolution.Kind.REDRIVEN, Resolution.Kind.HANDLED)));
    assertThat(followUp.isOver()).isTrue();
  }

  @Test
  void anotherHandlersAnswerToTheSameEventIsNone() {
    DeadLetter others = parked("mail", 2, "ada", 101, EXHAUSTED, 0);
    Resolved answered = resolved(others, Resolution.Kind.REDRIVEN, Resolution.Kind.HANDLED);
    DeadLetter othersAgain = parked("mail", 4, "ada", 101, EXHAUSTED, 1);
    ParkedFollowUp followUp = redriven(FIRST);

    assertThat(
            followUp.look(
                list(List.of(othersAgain), resolved(FIRST, Resolution.Kind.REDRIVEN), answered)))
        .isFalse();
    assertThat(followUp.isOver()).isFalse();

    followUp.look(
        list(
            List.of(othersAgain),
            resolved(FIRST, Resolution.Kind.REDRIVEN, Resolution.Kind.HANDLED),
            answered));
    assertThat(followUp.isOver()).isTrue();
  }
}
