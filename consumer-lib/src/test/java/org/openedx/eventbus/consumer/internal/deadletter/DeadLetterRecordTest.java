package org.openedx.eventbus.consumer.internal.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter.Details;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.handler.internal.SanitizedThrowable;

class DeadLetterRecordTest {
  private static DeadLetterRecord read(ConsumerRecord<byte[], byte[]> record) {
    return DeadLetterRecord.read(record, DeadLetterSamples.GROUP);
  }

  private static DeadLetter readDeadLetter(ConsumerRecord<byte[], byte[]> record) {
    DeadLetterRecord read = read(record);
    assertThat(read).isInstanceOf(DeadLetterRecord.Written.class);
    return ((DeadLetterRecord.Written) read).deadLetter();
  }

  @Test
  void deadLetterIsReadFromItsHeaders() {
    DeadLetter deadLetter =
        readDeadLetter(
            DeadLetterSamples.record(
                4,
                "ada".getBytes(UTF_8),
                DeadLetterSamples.headers(DeadLetterSamples.event(), 9, 2)));

    assertThat(deadLetter.id()).isEqualTo(new DeadLetterId(0, 4));
    assertThat(deadLetter.origin()).isEqualTo(new EventOrigin("orders", 0, 9, 17, 2));
    assertThat(deadLetter.type().orElseThrow().value()).isEqualTo(DeadLetterSamples.TYPE);
    assertThat(deadLetter.eventId()).as("there is no ce_id").isEmpty();
    assertThat(deadLetter.handler()).isEqualTo("audit");
    assertThat(deadLetter.disposition()).isEqualTo(Disposition.EXHAUSTED);
    assertThat(deadLetter.details().cause()).contains("java.lang.IllegalStateException");
    assertThat(deadLetter.details().message()).isEmpty();
    assertThat(deadLetter.details().attempts()).isEqualTo(3);
    assertThat(deadLetter.redrives()).isEqualTo(2);
    assertThat(deadLetter.details().time()).isEqualTo(DeadLetterSamples.TIME);
    assertThat(deadLetter.details().firstFailure())
        .contains(DeadLetterSamples.TIME.minusSeconds(60));
  }

  @Test
  void messagesOfOtherExceptionsAreNotWritten() {
    assertThat(SanitizedThrowable.safeMessage(new IllegalStateException("secret"))).isEmpty();
    assertThat(SanitizedThrowable.safeMessage(new EventRejectedException("unknown order")))
        .contains("unknown order");
  }

  @Test
  void recordsOfOtherProgramsAreUnrecognized() {
    Headers bad = DeadLetterSamples.headers(DeadLetterSamples.event(), 1, 0);
    bad.remove("dlq_offset").add("dlq_offset", "x".getBytes(UTF_8));
    Headers untimely = DeadLetterSamples.headers(DeadLetterSamples.event(), 1, 0);
    untimely.remove("dlq_time").add("dlq_time", "noon".getBytes(UTF_8));
    Headers others = DeadLetterSamples.headers(DeadLetterSamples.event(), 1, 0);
    others.add("dlq_group", "another".getBytes(UTF_8));
    Headers resolution = new RecordHeaders().add("dlq_resolution", new byte[] {'?'});
    int offset = 0;
    for (Headers each :
        List.of(
            new RecordHeaders(), DeadLetterSamples.event(), bad, untimely, others, resolution)) {
      assertThat(read(DeadLetterSamples.record(offset, null, each)))
          .isEqualTo(new DeadLetterRecord.Unrecognized(new DeadLetterId(0, offset)));
      offset++;
    }
  }

  @Test
  void eventWithDlqHeadersOfItsOwnKeepsThem() {
    Headers another = DeadLetterSamples.headers(DeadLetterSamples.event(), 55, 7);
    another.add("dlq_resolution", "discarded".getBytes(UTF_8));
    Headers headers = DeadLetterSamples.headers(another, 9, 0);

    DeadLetter deadLetter = readDeadLetter(DeadLetterSamples.record(0, null, headers));
    ConsumerRecord<byte[], byte[]> event =
        DeadLetterHeaders.event(DeadLetterSamples.record(0, null, headers), deadLetter.origin());

    assertThat(deadLetter.origin()).isEqualTo(new EventOrigin("orders", 0, 9, 17, 0));
    assertThat(DeadLetterHeaders.original(headers)).containsExactly(another.toArray());
    assertThat(event.headers().toArray()).containsExactly(another.toArray());
    assertThat(EventOrigin.of(event)).isEqualTo(deadLetter.origin());
    assertThat(
            DeadLetterHeaders.strip(DeadLetterSamples.record(0, null, headers)).headers().toArray())
        .containsExactly(another.toArray());
  }

  @Test
  void resolutionContainsWhatAConsumerNeedsOfItsDeadLetter() {
    DeadLetter parking = DeadLetterSamples.parking(4, "ada", 9, Disposition.PARKED, 1);

    DeadLetterRecord read = DeadLetterSamples.resolved(7, parking, Resolution.Kind.REDRIVEN);

    assertThat(read).isInstanceOf(DeadLetterRecord.Resolved.class);
    DeadLetterRecord.Resolved resolved = (DeadLetterRecord.Resolved) read;
    assertThat(resolved.deadLetter()).isEqualTo(DeadLetterSummary.of(parking));
    assertThat(resolved.resolution().kind()).isEqualTo(Resolution.Kind.REDRIVEN);
    assertThat(resolved.id()).isEqualTo(new DeadLetterId(0, 7));
  }

  @Test
  void deadLetterOfAnEventThatFailedAgainNamesTheReplacedOne() {
    DeadLetterId replaced = new DeadLetterId(0, 4);
    Details details = DeadLetterSamples.exhausted(4, "ada", 9, 1).details();
    Headers headers =
        DeadLetterHeaders.ofDeadLetter(
            DeadLetterSamples.event(), DeadLetterSamples.GROUP, details, replaced);

    DeadLetterRecord read = read(DeadLetterSamples.record(8, null, headers));

    assertThat(((DeadLetterRecord.Written) read).replaced()).contains(replaced);
  }

  @Test
  void auditRecordOfATruncationIsRecognized() {
    ProducerRecord<byte[], byte[]> record =
        DeadLetterRecord.truncation(
            "t", new DeadLetterId(0, 9), "ada@host", DeadLetterSamples.TIME, "disk is full");

    assertThat(read(DeadLetterSamples.record(9, null, record.headers())))
        .isEqualTo(new DeadLetterRecord.Truncated(new DeadLetterId(0, 9)));
  }
}
