package org.openedx.eventbus.consumer.internal.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples.exhausted;
import static org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples.resolved;
import static org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples.written;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSummary;

/** The oldest unresolved dead letter of a partition. */
class UnresolvedDeadLettersTest {
  private static final long END = 1_000_000;

  private final UnresolvedDeadLetters unresolved = new UnresolvedDeadLetters();

  private static DeadLetter deadLetter(long id) {
    return exhausted(id, "ada", id + 7, 0);
  }

  @Test
  void positionIsThatOfTheOldestUnresolvedDeadLetter() {
    unresolved.read(written(deadLetter(3)));
    unresolved.read(written(deadLetter(5)));
    unresolved.read(resolved(6, deadLetter(3), Resolution.Kind.REDRIVEN));
    assertThat(unresolved.firstOr(END)).as("a redriven one is not resolved").isEqualTo(3);

    unresolved.read(resolved(7, deadLetter(3), Resolution.Kind.HANDLED));
    assertThat(unresolved.firstOr(END)).isEqualTo(5);

    unresolved.replaced(5, DeadLetterSummary.of(exhausted(8, "ada", 12, 1)));
    assertThat(unresolved.firstOr(END)).isEqualTo(END);
  }

  @Test
  void resolutionOfAnotherEventWithTheSameIdIsIgnored() {
    unresolved.read(written(deadLetter(3)));

    unresolved.read(resolved(4, exhausted(3, "ada", 99, 0), Resolution.Kind.HANDLED));

    assertThat(unresolved.firstOr(END)).isEqualTo(3);
  }

  @Test
  void expiredDeadLettersAreForgotten() {
    unresolved.read(written(deadLetter(3)));
    unresolved.read(written(deadLetter(5)));

    unresolved.removeBelow(5);

    assertThat(unresolved.firstOr(END)).isEqualTo(5);
  }

  @Test
  void anyOrderOfResolutionsLeavesTheOldest() {
    Random random = new Random(7);
    TreeMap<Long, DeadLetter> open = new TreeMap<>();
    long next = 0;
    for (int i = 0; i < 20_000; i++) {
      if (open.isEmpty() || random.nextInt(100) < 52) {
        DeadLetter added = deadLetter(next++);
        open.put(added.id().offset(), added);
        unresolved.read(written(added));
      } else {
        Long any = open.ceilingKey((long) random.nextInt((int) next));
        DeadLetter removed = open.remove(any == null ? open.firstKey() : any);
        unresolved.read(resolved(next++, removed, Resolution.Kind.DISCARDED));
      }
      assertThat(unresolved.firstOr(END)).isEqualTo(open.isEmpty() ? END : open.firstKey());
    }
  }
}
