package org.openedx.eventbus.consumer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.consumer.deadletter.model.Disposition.EXHAUSTED;
import static org.openedx.eventbus.consumer.deadletter.model.Disposition.PARKED;
import static org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples.parking;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.deadletter.DeadLetterList.Resolved;
import org.openedx.eventbus.consumer.deadletter.ParkedRedrive.Progress;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;

/** Outcomes of redriven dead letters. */
class ParkedRedriveProgressTest {
  private static final DeadLetter FIRST = parking(1, "ada", 101, EXHAUSTED, 0);

  private static Progress redriven(DeadLetter... deadLetters) {
    Progress progress = new Progress(List.of(deadLetters));
    progress.addRedriven(List.of(deadLetters));
    return progress;
  }

  private static Resolved resolved(DeadLetter deadLetter, Resolution.Kind... kinds) {
    return new Resolved(
        deadLetter,
        Arrays.stream(kinds)
            .map(
                kind ->
                    new Resolution(
                        deadLetter.id(), kind, "ada@host", Instant.EPOCH, Optional.empty()))
            .toList());
  }

  private static DeadLetterList list(List<DeadLetter> open, Resolved... resolved) {
    return new DeadLetterList(open, List.of(resolved), List.of());
  }

  @Test
  void handledDeadLettersHaveAnOutcome() {
    Progress progress = redriven(FIRST);

    assertThat(progress.update(list(List.of(), resolved(FIRST, Resolution.Kind.REDRIVEN))))
        .isFalse();
    assertThat(progress.hasAllOutcomes()).isFalse();
    assertThat(
            progress.update(
                list(
                    List.of(), resolved(FIRST, Resolution.Kind.REDRIVEN, Resolution.Kind.HANDLED))))
        .isTrue();
    assertThat(progress.hasAllOutcomes()).isTrue();
  }

  @Test
  void deadLetterThatFailedAgainHasAnOutcome() {
    Progress progress = redriven(FIRST);

    progress.update(
        list(
            List.of(parking(3, "ada", 101, EXHAUSTED, 1)),
            resolved(FIRST, Resolution.Kind.REDRIVEN)));

    assertThat(progress.hasAllOutcomes()).isTrue();
  }

  @Test
  void duplicateDeadLettersNeedOneOutcome() {
    DeadLetter twice = parking(2, "ada", 101, EXHAUSTED, 0);
    DeadLetter behind = parking(3, "ada", 102, PARKED, 0);
    Progress progress = redriven(FIRST, twice, behind);

    progress.update(
        list(
            List.of(),
            resolved(FIRST, Resolution.Kind.REDRIVEN),
            resolved(twice, Resolution.Kind.REDRIVEN, Resolution.Kind.HANDLED),
            resolved(behind, Resolution.Kind.REDRIVEN)));
    assertThat(progress.hasAllOutcomes()).as("the next of its key is on its way").isFalse();

    progress.update(
        list(
            List.of(),
            resolved(FIRST, Resolution.Kind.REDRIVEN),
            resolved(behind, Resolution.Kind.REDRIVEN, Resolution.Kind.HANDLED)));
    assertThat(progress.hasAllOutcomes()).isTrue();
  }

  @Test
  void outcomeOfAnotherHandlerIsIgnored() {
    DeadLetter others = parking("mail", 2, "ada", 101, EXHAUSTED, 0);
    Resolved answered = resolved(others, Resolution.Kind.REDRIVEN, Resolution.Kind.HANDLED);
    DeadLetter othersAgain = parking("mail", 4, "ada", 101, EXHAUSTED, 1);
    Progress progress = redriven(FIRST);

    assertThat(
            progress.update(
                list(List.of(othersAgain), resolved(FIRST, Resolution.Kind.REDRIVEN), answered)))
        .isFalse();
    assertThat(progress.hasAllOutcomes()).isFalse();

    progress.update(
        list(
            List.of(othersAgain),
            resolved(FIRST, Resolution.Kind.REDRIVEN, Resolution.Kind.HANDLED),
            answered));
    assertThat(progress.hasAllOutcomes()).isTrue();
  }
}
