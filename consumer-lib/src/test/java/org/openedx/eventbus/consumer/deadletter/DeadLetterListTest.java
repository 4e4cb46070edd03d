package org.openedx.eventbus.consumer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples;

class DeadLetterListTest {
  private final DeadLetterList.Builder builder =
      new DeadLetterList.Builder(DeadLetterSamples.GROUP);

  private static DeadLetterId id(long offset) {
    return new DeadLetterId(0, offset);
  }

  @Test
  void resolvedDeadLetterIsNotOpenAndKeepsAllResolutions() {
    builder.add(
        DeadLetterSamples.record(
            0, null, DeadLetterSamples.headers(DeadLetterSamples.event(), 1, 0)));
    builder.add(
        DeadLetterSamples.record(
            1, null, DeadLetterSamples.headers(DeadLetterSamples.event(), 2, 0)));
    builder.add(DeadLetterSamples.discarded(2, id(0)));
    builder.add(DeadLetterSamples.discarded(3, id(0)));
    builder.add(DeadLetterSamples.discarded(4, id(77)));

    DeadLetterList list = builder.build();

    assertThat(list.open()).extracting(DeadLetter::id).containsExactly(id(1));
    assertThat(list.resolved()).hasSize(1);
    assertThat(list.resolved().get(0).resolutions()).hasSize(2);
    assertThat(list.resolved().get(0).resolutions().get(0).by()).isEqualTo("ada@host");
    assertThat(list.resolved().get(0).resolutions().get(0).reason()).contains("it was a test");
    assertThat(list.unrecognized()).isEmpty();
  }

  @Test
  void recordsOfOtherProgramsAreListedByPosition() {
    builder.add(DeadLetterSamples.record(5, null, new RecordHeaders()));
    builder.add(DeadLetterSamples.record(6, null, DeadLetterSamples.event()));

    assertThat(builder.build().open()).isEmpty();
    assertThat(builder.build().unrecognized()).containsExactly(id(5), id(6));
  }
}
