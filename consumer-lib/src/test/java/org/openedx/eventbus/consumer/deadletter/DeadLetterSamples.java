package org.openedx.eventbus.consumer.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Records as they stand in a topic of dead letters. */
final class DeadLetterSamples {
  static final String GROUP = "mailer";
  static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");
  static final String TYPE = "com.example.shop.order.placed.v1";

  private DeadLetterSamples() {}

  /** A letter of the event that stood at an offset of a topic's only partition. */
  static DeadLetter letter(long at, String key, long offset, int redrives) {
    ConsumerRecord<byte[], byte[]> record =
        record(at, key.getBytes(UTF_8), headers(event(), offset, redrives));
    return DeadLetter.of(record, OwnHeaders.of(record.headers()));
  }

  /** A letter of a handler that parks. */
  static DeadLetter parked(long at, String key, long offset, Disposition why, int redrives) {
    return parked("audit", at, key, offset, why, redrives);
  }

  static DeadLetter parked(
      String handler, long at, String key, long offset, Disposition why, int redrives) {
    Headers headers =
        DeadLetterHeaders.write(
            event(),
            new DeadLetterHeaders.Facts(
                GROUP,
                handler,
                why,
                true,
                new EventOrigin("orders", 0, offset, 17, redrives),
                Optional.empty(),
                0,
                Optional.empty(),
                TIME));
    ConsumerRecord<byte[], byte[]> record = record(at, key.getBytes(UTF_8), headers);
    return DeadLetter.of(record, OwnHeaders.of(record.headers()));
  }

  static Headers event() {
    return new RecordHeaders().add("ce_type", TYPE.getBytes(UTF_8));
  }

  static Headers headers(Headers original, long offset, int redrives) {
    return DeadLetterHeaders.write(
        original,
        new DeadLetterHeaders.Facts(
            GROUP,
            "audit",
            Disposition.EXHAUSTED,
            false,
            new EventOrigin("orders", 0, offset, 17, redrives),
            Optional.of(new IllegalStateException("secret")),
            3,
            Optional.of(TIME.minusSeconds(60)),
            TIME));
  }

  static ConsumerRecord<byte[], byte[]> resolution(long at, DeadLetterId letter) {
    return record(
        at,
        null,
        DeadLetterHeaders.resolution(
            new Resolution(
                letter,
                Resolution.Kind.DISCARDED,
                "ada@host",
                TIME,
                Optional.of("it was a test"))));
  }

  static ConsumerRecord<byte[], byte[]> record(
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
