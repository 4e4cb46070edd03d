package org.openedx.eventbus.consumer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.consumer.deadletter.DeadLetterFilter.ALL;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples;

class DeadLetterFilterTest {
  private final DeadLetter deadLetter = DeadLetterSamples.exhausted(7, "ada", 1, 0);

  @Test
  void eachConditionMatchesOnlyItsValues() {
    check(ALL.ids(List.of("0:8", "0:7")), ALL.ids(List.of("0:77")));
    check(ALL.keys(List.of("bob", "ada")), ALL.keys(List.of("ad")));
    check(ALL.keyHashes(List.of(deadLetter.key().hash())), ALL.keyHashes(List.of("0")));
    check(ALL.types(List.of(DeadLetterSamples.TYPE)), ALL.types(List.of("com.example")));
    check(ALL.handlers(List.of("audit")), ALL.handlers(List.of("default")));
    check(
        ALL.dispositions(List.of(Disposition.EXHAUSTED)),
        ALL.dispositions(List.of(Disposition.POISON, Disposition.PARKED)));
    check(ALL.causes(List.of("IllegalStateException")), ALL.causes(List.of("StateException")));
    check(
        ALL.causes(List.of("java.lang.IllegalStateException")),
        ALL.causes(List.of("java.lang.IllegalArgumentException")));
    check(ALL.from(DeadLetterSamples.TIME), ALL.from(DeadLetterSamples.TIME.plusMillis(1)));
    check(ALL.to(DeadLetterSamples.TIME.plusMillis(1)), ALL.to(DeadLetterSamples.TIME));
  }

  private void check(DeadLetterFilter matching, DeadLetterFilter other) {
    assertThat(matching.test(deadLetter)).isTrue();
    assertThat(other.test(deadLetter)).isFalse();
    assertThat(matching.handlers(List.of("mailer")).test(deadLetter))
        .as("both must hold")
        .isFalse();
  }
}
