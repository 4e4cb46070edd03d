package org.openedx.eventbus.consumer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.consumer.deadletter.model.Disposition.EXHAUSTED;
import static org.openedx.eventbus.consumer.deadletter.model.Disposition.PARKED;
import static org.openedx.eventbus.consumer.deadletter.model.Disposition.REJECTED;
import static org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples.exhausted;
import static org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples.parking;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;

/** Which dead letters are redriven, and in which order. */
class RedrivePlanTest {
  private static List<Long> offsets(List<DeadLetter> deadLetters) {
    return deadLetters.stream().map(each -> each.id().offset()).toList();
  }

  @Test
  void deadLettersOfOneKeyAreOrderedByEvent() {
    List<DeadLetter> open =
        List.of(
            exhausted(10, "ada", 102, 0),
            exhausted(11, "bob", 50, 0),
            exhausted(12, "ada", 103, 0),
            exhausted(13, "ada", 101, 1));

    RedriveReport plan = RedrivePlan.of(open, DeadLetterFilter.ALL, RedriveOptions.DEFAULT);

    assertThat(offsets(plan.redriven())).containsExactly(13L, 11L, 10L, 12L);
  }

  @Test
  void maxRedrivesIsEnforcedUnlessForced() {
    List<DeadLetter> open = List.of(exhausted(1, "ada", 1, 3), exhausted(2, "bob", 2, 2));

    RedriveReport plan = RedrivePlan.of(open, DeadLetterFilter.ALL, RedriveOptions.DEFAULT);
    RedriveReport forced =
        RedrivePlan.of(open, DeadLetterFilter.ALL, RedriveOptions.DEFAULT.forced(true));

    assertThat(offsets(plan.redriven())).containsExactly(2L);
    assertThat(offsets(plan.maxRedrivesReached())).containsExactly(1L);
    assertThat(offsets(forced.redriven())).containsExactly(1L, 2L);
    assertThat(forced.maxRedrivesReached()).isEmpty();
  }

  @Test
  void limitIsEnforcedAndRemainingAreCounted() {
    List<DeadLetter> open =
        List.of(exhausted(1, "ada", 9, 0), exhausted(2, "bob", 2, 0), exhausted(3, "ada", 1, 0));

    RedriveReport plan =
        RedrivePlan.of(open, DeadLetterFilter.ALL, RedriveOptions.DEFAULT.limit(1));

    assertThat(offsets(plan.redriven())).as("the first of its key").containsExactly(3L);
    assertThat(plan.remaining()).isEqualTo(2);
  }

  @Test
  void parkedEventsFollowTheDeadLetterTheyAreParkedBehind() {
    List<DeadLetter> open =
        List.of(
            parking(10, "ada", 1, EXHAUSTED, 0),
            parking(11, "bob", 2, EXHAUSTED, 0),
            parking(12, "ada", 3, PARKED, 0),
            parking(13, "bob", 4, PARKED, 0),
            parking(14, "ada", 5, PARKED, 0));

    RedriveReport plan = RedrivePlan.of(open, only(10), RedriveOptions.DEFAULT);

    assertThat(offsets(plan.redriven())).containsExactly(10L, 12L, 14L);
    assertThat(plan.stillParked()).isEmpty();
  }

  @Test
  void parkedEventsStayBehindDeadLetterThatIsNotRedriven() {
    List<DeadLetter> open =
        List.of(
            parking(10, "ada", 1, EXHAUSTED, 3),
            parking(12, "ada", 3, PARKED, 0),
            parking(13, "bob", 4, REJECTED, 0),
            parking(14, "bob", 5, PARKED, 0));

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
  void maxRedrivesCountsForParkedEventsToo() {
    List<DeadLetter> open =
        List.of(
            parking(10, "ada", 1, EXHAUSTED, 0),
            parking(11, "ada", 2, PARKED, 3),
            parking(12, "ada", 3, PARKED, 0));

    RedriveReport plan = RedrivePlan.of(open, DeadLetterFilter.ALL, RedriveOptions.DEFAULT);

    assertThat(offsets(plan.redriven())).containsExactly(10L);
    assertThat(offsets(plan.maxRedrivesReached())).containsExactly(11L);
    assertThat(offsets(plan.stillParked())).containsExactly(12L);
  }

  @Test
  void parkedEventsBehindDiscardedDeadLetterAreRedriven() {
    List<DeadLetter> open =
        List.of(parking(12, "ada", 3, PARKED, 0), parking(14, "ada", 5, PARKED, 0));

    RedriveReport plan = RedrivePlan.of(open, only(12), RedriveOptions.DEFAULT);

    assertThat(offsets(plan.redriven())).containsExactly(12L, 14L);
  }

  private static DeadLetterFilter only(long offset) {
    return DeadLetterFilter.ALL.ids(List.of("0:" + offset));
  }

  @Test
  void invalidOptionsAreRejected() {
    assertThatThrownBy(() -> RedriveOptions.DEFAULT.limit(0))
        .hasMessageContaining("limit must be 1 or more");
    assertThatThrownBy(() -> RedriveOptions.DEFAULT.perSecond(0))
        .hasMessageContaining("perSecond must be 1 or more");
    assertThatThrownBy(() -> RedriveOptions.DEFAULT.maxRedrives(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> DeadLetterId.parse("17")).hasMessageContaining("0:17");
    assertThatThrownBy(() -> new DeadLetterId(0, -1)).hasMessageContaining("0:-1");
  }
}
