package org.openedx.eventbus.consumer.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class LetterIndexTest {
  private final LetterIndex index = new LetterIndex(DeadLetterSamples.GROUP);

  private static DeadLetterId at(long offset) {
    return new DeadLetterId(0, offset);
  }

  @Test
  void aLetterSaysWhatItsHeadersSay() {
    index.add(
        DeadLetterSamples.record(
            4, "ada".getBytes(UTF_8), DeadLetterSamples.headers(DeadLetterSamples.event(), 9, 2)));

    DeadLetter letter = index.list().open().get(0);

    assertThat(letter.id()).isEqualTo(at(4));
    assertThat(letter.source()).isEqualTo(new EventOrigin("orders", 0, 9, 17, 2));
    assertThat(letter.type().orElseThrow().value()).isEqualTo(DeadLetterSamples.TYPE);
    assertThat(letter.eventId()).as("there is no ce_id").isEmpty();
    assertThat(letter.handler()).isEqualTo("audit");
    assertThat(letter.disposition()).isEqualTo(Disposition.EXHAUSTED);
    assertThat(letter.cause()).contains("java.lang.IllegalStateException");
    assertThat(letter.message()).as("somebody else's may be personal").isEmpty();
    assertThat(letter.attempts()).isEqualTo(3);
    assertThat(letter.redrives()).isEqualTo(2);
    assertThat(letter.time()).isEqualTo(DeadLetterSamples.TIME);
    assertThat(letter.firstFailure()).contains(DeadLetterSamples.TIME.minusSeconds(60));
  }

  @Test
  void aResolvedLetterIsNoLongerOpenAndKeepsAllThatWasDone() {
    index.add(
        DeadLetterSamples.record(
            0, null, DeadLetterSamples.headers(DeadLetterSamples.event(), 1, 0)));
    index.add(
        DeadLetterSamples.record(
            1, null, DeadLetterSamples.headers(DeadLetterSamples.event(), 2, 0)));
    index.add(DeadLetterSamples.resolution(2, at(0)));
    index.add(DeadLetterSamples.resolution(3, at(0)));
    index.add(DeadLetterSamples.resolution(4, at(77)));

    DeadLetterList list = index.list();

    assertThat(list.open()).extracting(DeadLetter::id).containsExactly(at(1));
    assertThat(list.resolved()).hasSize(1);
    assertThat(list.resolved().get(0).resolutions()).hasSize(2);
    assertThat(list.resolved().get(0).resolutions().get(0).by()).isEqualTo("ada@host");
    assertThat(list.resolved().get(0).resolutions().get(0).reason()).contains("it was a test");
    assertThat(list.unrecognized()).isEmpty();
  }

  @Test
  void whatSomebodyElseWroteIsToldAndLeftAlone() {
    Headers bad = DeadLetterSamples.headers(DeadLetterSamples.event(), 1, 0);
    bad.remove(DeadLetterHeaders.OFFSET).add(DeadLetterHeaders.OFFSET, "x".getBytes(UTF_8));
    Headers untimely = DeadLetterSamples.headers(DeadLetterSamples.event(), 1, 0);
    untimely.remove(DeadLetterHeaders.TIME).add(DeadLetterHeaders.TIME, "noon".getBytes(UTF_8));
    Headers others = DeadLetterSamples.headers(DeadLetterSamples.event(), 1, 0);
    others.add(DeadLetterHeaders.GROUP, "another".getBytes(UTF_8));
    Headers resolution = new RecordHeaders().add(DeadLetterHeaders.RESOLUTION, new byte[] {'?'});
    int offset = 0;
    for (Headers each :
        new Headers[] {
          new RecordHeaders(), DeadLetterSamples.event(), bad, untimely, others, resolution
        }) {
      index.add(DeadLetterSamples.record(offset++, null, each));
    }

    assertThat(index.list().open()).isEmpty();
    assertThat(index.list().unrecognized()).hasSize(6);
  }

  @Test
  void anEventThatBringsSuchHeadersAlongKeepsThemAndIsNotTakenAtItsWord() {
    Headers another = DeadLetterSamples.headers(DeadLetterSamples.event(), 55, 7);
    another.add(DeadLetterHeaders.RESOLUTION, "discarded".getBytes(UTF_8));
    Headers headers = DeadLetterSamples.headers(another, 9, 0);
    index.add(DeadLetterSamples.record(0, null, headers));

    DeadLetter letter = index.list().open().get(0);
    Headers redriven = DeadLetterHeaders.redriven(DeadLetterSamples.GROUP, letter, headers);

    assertThat(letter.source()).isEqualTo(new EventOrigin("orders", 0, 9, 17, 0));
    assertThat(DeadLetterHeaders.original(headers)).containsExactly(another.toArray());
    assertThat(DeadLetterHeaders.original(redriven)).containsExactly(another.toArray());
    assertThat(EventOrigin.ofRedriven(DeadLetterSamples.record(0, null, redriven)))
        .isEqualTo(new EventOrigin("orders", 0, 9, 17, 1));
    assertThat(RedriveRecord.of(DeadLetterSamples.record(0, null, redriven)))
        .isEqualTo(
            new RedriveRecord(
                "audit", new EventOrigin("orders", 0, 9, 17, 1), Optional.of(at(0)), false));
  }

  @Test
  void aRedrivenRecordOfSomebodyElseIsForNobody() {
    var record = DeadLetterSamples.record(3, null, new RecordHeaders());

    assertThat(RedriveRecord.of(record))
        .isEqualTo(new RedriveRecord("", EventOrigin.of(record), Optional.empty(), false));
    assertThat(EventOrigin.ofRedriven(record).offset()).isEqualTo(3);
    assertThat(DeadLetterHeaders.original(record.headers())).isEqualTo(java.util.List.<Header>of());
  }
}
