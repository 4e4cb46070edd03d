package org.openedx.eventbus.consumer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.consumer.deadletter.Letters.letter;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which letters are given back, and in which order. */
class RedriveReportTest {
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

    RedriveReport plan = RedriveReport.plan(open, RedriveOptions.DEFAULT);

    assertThat(offsets(plan.redriven())).containsExactly(13L, 11L, 10L, 12L);
  }

  @Test
  void whatWasRedrivenTooOftenIsLeftAloneUnlessForced() {
    List<DeadLetter> open = List.of(letter(1, "ada", 1, 3), letter(2, "bob", 2, 2));

    RedriveReport plan = RedriveReport.plan(open, RedriveOptions.DEFAULT);
    RedriveReport forced = RedriveReport.plan(open, RedriveOptions.DEFAULT.force());

    assertThat(offsets(plan.redriven())).containsExactly(2L);
    assertThat(offsets(plan.leftAlone())).containsExactly(1L);
    assertThat(offsets(forced.redriven())).containsExactly(1L, 2L);
    assertThat(forced.leftAlone()).isEmpty();
  }

  @Test
  void noMoreThanWantedGoAndTheRestIsCounted() {
    List<DeadLetter> open =
        List.of(letter(1, "ada", 9, 0), letter(2, "bob", 2, 0), letter(3, "ada", 1, 0));

    RedriveReport plan = RedriveReport.plan(open, RedriveOptions.DEFAULT.most(1));

    assertThat(offsets(plan.redriven())).as("the first of its key").containsExactly(3L);
    assertThat(plan.beyond()).isEqualTo(2);
  }

  @Test
  void optionsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> RedriveOptions.DEFAULT.most(0)).hasMessageContaining("most");
    assertThatThrownBy(() -> RedriveOptions.DEFAULT.perSecond(0)).hasMessageContaining("rate");
    assertThatThrownBy(() -> RedriveOptions.DEFAULT.cap(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> LetterId.parse("17")).hasMessageContaining("0:17");
    assertThatThrownBy(() -> new LetterId(0, -1)).hasMessageContaining("0:-1");
  }
}
