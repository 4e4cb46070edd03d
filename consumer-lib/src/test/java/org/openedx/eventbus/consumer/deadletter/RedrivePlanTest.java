package org.openedx.eventbus.consumer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.consumer.deadletter.DeadLetterSamples.letter;
import static org.openedx.eventbus.consumer.deadletter.DeadLetterSamples.parked;
import static org.openedx.eventbus.consumer.deadletter.Disposition.EXHAUSTED;
import static org.openedx.eventbus.consumer.deadletter.Disposition.PARKED;
import static org.openedx.eventbus.consumer.deadletter.Disposition.REJECTED;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which letters are given back, and in which order. */
class RedrivePlanTest {
  private static List<Long> offsets(List<DeadLetter> letters) {
    return letters.stream().map(each -> each.id().offset()).toList();
  }

  @Test
  void lettersOfOneKeyGoInTheOrderOfTheirEventsAlsoWhenOneHasFailedAgainSince() {
    List<DeadLetter> open =
        List.of(
            letter(10, "ada", 102, 0),
            letter(11, "bob", 50, 0),
            letter(12, "ada", 103, 0),
            letter(13, "ada", 101, 1));

    RedriveReport plan = RedrivePlan.of(open, DeadLetterFilter.ALL, RedriveOptions.DEFAULT);

    assertThat(offsets(plan.redriven())).containsExactly(13L, 11L, 10L, 12L);
  }

  @Test
  void whatWasRedrivenTooOftenIsLeftAloneUnlessForced() {
    List<DeadLetter> open = List.of(letter(1, "ada", 1, 3), letter(2, "bob", 2, 2));

    RedriveReport plan = RedrivePlan.of(open, DeadLetterFilter.ALL, RedriveOptions.DEFAULT);
    RedriveReport forced =
        RedrivePlan.of(open, DeadLetterFilter.ALL, RedriveOptions.DEFAULT.forced(true));

    assertThat(offsets(plan.redriven())).containsExactly(2L);
    assertThat(offsets(plan.maxRedrivesReached())).containsExactly(1L);
    assertThat(offsets(forced.redriven())).containsExactly(1L, 2L);
    assertThat(forced.maxRedrivesReached()).isEmpty();
  }

  @Test
  void noMoreThanWantedGoAndTheRestIsCounted() {
    List<DeadLetter> open =
        List.of(letter(1, "ada", 9, 0), letter(2, "bob", 2, 0), letter(3, "ada", 1, 0));

    RedriveReport plan =
        RedrivePlan.of(open, DeadLetterFilter.ALL, RedriveOptions.DEFAULT.limit(1));

    assertThat(offsets(plan.redriven())).as("the first of its key").containsExactly(3L);
    assertThat(plan.remaining()).isEqualTo(2);
  }

  @Test
  void whatIsParkedGoesAlongWithTheLetterItIsParkedBehind() {
    List<DeadLetter> open =
        List.of(
            parked(10, "ada", 1, EXHAUSTED, 0),
            parked(11, "bob", 2, EXHAUSTED, 0),
            parked(12, "ada", 3, PARKED, 0),
            parked(13, "bob", 4, PARKED, 0),
            parked(14, "ada", 5, PARKED, 9));

    RedriveReport plan = RedrivePlan.of(open, only(10), RedriveOptions.DEFAULT);

    assertThat(offsets(plan.redriven())).containsExactly(10L, 12L, 14L);
    assertThat(plan.stillParked()).isEmpty();
  }

  @Test
  void whatIsParkedStaysBehindALetterThatDoesNotGo() {
    List<DeadLetter> open =
        List.of(
            parked(10, "ada", 1, EXHAUSTED, 3),
            parked(12, "ada", 3, PARKED, 0),
            parked(13, "bob", 4, REJECTED, 0),
            parked(14, "bob", 5, PARKED, 0));

    RedriveReport capped =
        RedrivePlan.of(open, DeadLetterFilter.ALL.keys(List.of("ada")), RedriveOptions.DEFAULT);
    RedriveReport alone = RedrivePlan.of(open, only(14), RedriveOptions.DEFAULT);

    assertThat(capped.redriven()).isEmpty();
    assertThat(offsets(capped.maxRedrivesReached())).containsExactly(10L);
    assertThat(offsets(capped.stillParked())).containsExactly(12L);
    assertThat(alone.redriven()).isEmpty();
    assertThat(offsets(alone.stillParked())).containsExactly(14L);
  }

  @Test
  void whatWasParkedBehindADiscardedLetterGoesByItself() {
    List<DeadLetter> open =
        List.of(parked(12, "ada", 3, PARKED, 0), parked(14, "ada", 5, PARKED, 0));

    RedriveReport plan = RedrivePlan.of(open, only(12), RedriveOptions.DEFAULT);

    assertThat(offsets(plan.redriven())).containsExactly(12L, 14L);
  }

  private static DeadLetterFilter only(long offset) {
    return DeadLetterFilter.ALL.ids(List.of("0:" + offset));
  }

  @Test
  void optionsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> RedriveOptions.DEFAULT.limit(0))
        .hasMessageContaining("limit must be 1 or more");
    assertThatThrownBy(() -> RedriveOptions.DEFAULT.perSecond(0))
        .hasMessageContaining("perSecond must be 1 or more");
    assertThatThrownBy(() -> RedriveOptions.DEFAULT.maxRedrives(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> DeadLetterId.parse("17")).hasMessageContaining("0:17");
    assertThatThrownBy(() -> new DeadLetterId(0, -1)).hasMessageContaining("0:-1");
  }
}
