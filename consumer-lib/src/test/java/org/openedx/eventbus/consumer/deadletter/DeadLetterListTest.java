package org.openedx.eventbus.consumer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples.event;
import static org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples.exhausted;
import static org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples.record;
import static org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples.replacing;
import static org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples.resolved;
import static org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples.written;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.deadletter.DeadLetterList.Resolved;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples;

class DeadLetterListTest {
  private final DeadLetterList.Builder builder = new DeadLetterList.Builder(true);
  private final DeadLetter first = exhausted(0, "ada", 1, 0);
  private final DeadLetter second = exhausted(1, "bob", 2, 0);

  private static DeadLetterId id(long offset) {
    return new DeadLetterId(0, offset);
  }

  private static List<Resolution.Kind> kinds(Resolved deadLetter) {
    return deadLetter.resolutions().stream().map(Resolution::kind).toList();
  }

  @Test
  void resolvedDeadLetterIsNotOpenAndKeepsAllResolutions() {
    builder.add(written(first));
    builder.add(written(second));
    builder.add(resolved(2, first, Resolution.Kind.DISCARDED));
    builder.add(resolved(3, first, Resolution.Kind.DISCARDED));
    builder.add(resolved(4, exhausted(77, "ada", 7, 0), Resolution.Kind.DISCARDED));

    DeadLetterList list = builder.build();

    assertThat(list.open()).extracting(DeadLetter::id).containsExactly(id(1));
    assertThat(list.redriven()).isEmpty();
    assertThat(list.resolved()).hasSize(1);
    assertThat(list.resolved().get(0).resolutions()).hasSize(2);
    assertThat(list.resolved().get(0).resolutions().get(0).by()).isEqualTo("ada@host");
    assertThat(list.resolved().get(0).resolutions().get(0).reason()).contains("it was a test");
    assertThat(list.unrecognized()).isEmpty();
  }

  @Test
  void redrivenDeadLetterIsListedAsSuchUntilItIsHandled() {
    builder.add(written(first));
    builder.add(resolved(1, first, Resolution.Kind.REDRIVEN));

    assertThat(builder.build().open()).isEmpty();
    assertThat(builder.build().redriven()).extracting(Resolved::deadLetter).containsExactly(first);
    assertThat(builder.build().unresolved()).containsExactly(first);

    builder.add(resolved(2, first, Resolution.Kind.HANDLED));

    assertThat(builder.build().redriven()).isEmpty();
    assertThat(builder.build().resolved()).hasSize(1);
  }

  @Test
  void redrivenDeadLetterThatIsParkedAgainIsOpen() {
    builder.add(written(first));
    builder.add(resolved(1, first, Resolution.Kind.REDRIVEN));
    builder.add(resolved(2, first, Resolution.Kind.PARKED));

    assertThat(builder.build().open()).containsExactly(first);
    assertThat(builder.build().redriven()).isEmpty();
  }

  @Test
  void deadLetterOfAnEventThatFailsAgainReplacesTheEarlierOne() {
    DeadLetter again = exhausted(2, "ada", 1, 1);
    builder.add(written(first));
    builder.add(resolved(1, first, Resolution.Kind.REDRIVEN));
    builder.add(replacing(first, again));

    assertThat(builder.build().open()).containsExactly(again);
    assertThat(builder.build().redriven()).isEmpty();
    assertThat(kinds(builder.build().resolved().get(0))).containsExactly(Resolution.Kind.REDRIVEN);
  }

  @Test
  void resolutionOfAnotherDeadLetterWithTheSameIdIsIgnored() {
    builder.add(written(first));
    builder.add(resolved(1, exhausted(0, "ada", 99, 0), Resolution.Kind.HANDLED));

    assertThat(builder.build().open()).containsExactly(first);
  }

  @Test
  void resolvedDeadLettersAreForgottenUnlessTheyAreAskedFor() {
    DeadLetterList.Builder unresolved = new DeadLetterList.Builder(false);
    unresolved.add(written(first));
    unresolved.add(written(second));
    unresolved.add(resolved(2, first, Resolution.Kind.DISCARDED));

    assertThat(unresolved.build().resolved()).isEmpty();
    assertThat(unresolved.firstUnresolved()).containsExactly(Map.entry(0, 1L));
  }

  @Test
  void recordsOfOtherProgramsAreListedByPosition() {
    builder.add(
        DeadLetterRecord.read(record(5, null, new RecordHeaders()), DeadLetterSamples.GROUP));
    builder.add(DeadLetterRecord.read(record(6, null, event()), DeadLetterSamples.GROUP));

    assertThat(builder.build().open()).isEmpty();
    assertThat(builder.build().unrecognized()).containsExactly(id(5), id(6));
  }
}
