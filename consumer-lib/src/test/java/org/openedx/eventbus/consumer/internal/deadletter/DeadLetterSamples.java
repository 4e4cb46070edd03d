package org.openedx.eventbus.consumer.internal.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter.Details;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;

/** Dead letters of the group "mailer", and the records of its dead-letter topic. */
public final class DeadLetterSamples {
  public static final String GROUP = "mailer";
  public static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");
  public static final String TYPE = "com.example.shop.order.placed.v1";

  private DeadLetterSamples() {}

  /** Returns a dead letter that does not park its key. */
  public static DeadLetter exhausted(long id, String key, long offset, int redrives) {
    return deadLetter(id, key, headers(event(), offset, redrives));
  }

  /** Returns a dead letter that parks its key. */
  public static DeadLetter parking(
      long id, String key, long offset, Disposition disposition, int redrives) {
    return parking("audit", id, key, offset, disposition, redrives);
  }

  public static DeadLetter parking(
      String handler, long id, String key, long offset, Disposition disposition, int redrives) {
    return deadLetter(
        id,
        key,
        DeadLetterHeaders.ofDeadLetter(
            event(),
            GROUP,
            new Details(
                handler,
                disposition,
                true,
                new EventOrigin("orders", 0, offset, 17, redrives),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                TIME),
            null));
  }

  private static DeadLetter deadLetter(long id, String key, Headers headers) {
    DeadLetterRecord read = DeadLetterRecord.read(record(id, key.getBytes(UTF_8), headers), GROUP);
    return ((DeadLetterRecord.Written) read).deadLetter();
  }

  /** Returns the headers of an event. */
  public static Headers event() {
    return new RecordHeaders().add("ce_type", TYPE.getBytes(UTF_8));
  }

  /** Returns the headers of a dead letter. */
  public static Headers headers(Iterable<Header> original, long offset, int redrives) {
    return DeadLetterHeaders.ofDeadLetter(
        original,
        GROUP,
        new Details(
            "audit",
            Disposition.EXHAUSTED,
            false,
            new EventOrigin("orders", 0, offset, 17, redrives),
            Optional.of("java.lang.IllegalStateException"),
            Optional.empty(),
            3,
            Optional.of(TIME.minusSeconds(60)),
            TIME),
        null);
  }

  /** Returns the record of a dead letter, as a consumer reads it. */
  public static DeadLetterRecord written(DeadLetter deadLetter) {
    return new DeadLetterRecord.Written(deadLetter, Optional.empty());
  }

  /** Returns the record of a dead letter that replaces another one, as a consumer reads it. */
  public static DeadLetterRecord replacing(DeadLetter replaced, DeadLetter deadLetter) {
    return new DeadLetterRecord.Written(deadLetter, Optional.of(replaced.id()));
  }

  /** Returns the resolution of a dead letter, as a consumer reads it. */
  public static DeadLetterRecord resolved(long id, DeadLetter deadLetter, Resolution.Kind kind) {
    ProducerRecord<byte[], byte[]> record =
        DeadLetterRecord.resolution(
            "mailer.dead-letters",
            DeadLetterSummary.of(deadLetter),
            new Resolution(deadLetter.id(), kind, "ada@host", TIME, Optional.of("it was a test")));
    return DeadLetterRecord.read(record(id, record.key(), record.headers()), GROUP);
  }

  /** Returns a record of the dead-letter topic. */
  public static ConsumerRecord<byte[], byte[]> record(
      long offset, byte @Nullable [] key, Headers headers) {
    return new ConsumerRecord<>(
        "mailer.dead-letters",
        0,
        offset,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        key,
        null,
        headers,
        Optional.empty());
  }
}
