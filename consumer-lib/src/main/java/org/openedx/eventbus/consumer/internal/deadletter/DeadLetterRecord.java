package org.openedx.eventbus.consumer.internal.deadletter;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.internal.EventHeaders;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter.Details;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterKey;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.UndecodableEventException;

/** A record of a group's dead-letter topic, without its payload. */
public sealed interface DeadLetterRecord {
  /** Returns the position of the record. */
  DeadLetterId id();

  /**
   * A dead letter of the group.
   *
   * @param replaced the dead letter whose event was redriven and failed again, if there is one; one
   *     that does not precede it is of a former topic, and is left out
   */
  record Written(DeadLetter deadLetter, Optional<DeadLetterId> replaced)
      implements DeadLetterRecord {
    public Written {
      DeadLetterId by = deadLetter.id();
      replaced =
          replaced.filter(id -> id.partition() != by.partition() || id.offset() < by.offset());
    }

    @Override
    public DeadLetterId id() {
      return deadLetter.id();
    }
  }

  /** The resolution of an earlier dead letter. */
  record Resolved(DeadLetterId id, DeadLetterSummary deadLetter, Resolution resolution)
      implements DeadLetterRecord {}

  /** The audit record of a truncation of the partition, below an offset. */
  record Truncated(DeadLetterId id) implements DeadLetterRecord {}

  /** A record of another group or another program. */
  record Unrecognized(DeadLetterId id) implements DeadLetterRecord {}

  /** Reads a record of a group's topic. */
  static DeadLetterRecord read(ConsumerRecord<byte[], byte[]> record, String group) {
    DeadLetterId id = new DeadLetterId(record.partition(), record.offset());
    DeadLetterHeaders headers = DeadLetterHeaders.of(record.headers());
    try {
      Optional<String> resolution = headers.find(DeadLetterHeaders.RESOLUTION);
      if (resolution.filter(DeadLetterHeaders.TRUNCATED::equals).isPresent()) {
        return new Truncated(id);
      }
      if (resolution.isPresent()) {
        return resolved(id, record.key(), headers);
      }
      return headers.get(DeadLetterHeaders.GROUP).equals(group)
          ? new Written(
              deadLetter(id, record.key(), record.value(), record.headers(), headers),
              headers.find(DeadLetterHeaders.DEAD_LETTER_ID).map(DeadLetterId::parse))
          : new Unrecognized(id);
    } catch (IllegalArgumentException | DateTimeException e) {
      return new Unrecognized(id);
    }
  }

  /** Returns the record of a resolution, in the partition of its dead letter. */
  static ProducerRecord<byte[], byte[]> resolution(
      String topic, DeadLetterSummary deadLetter, Resolution resolution) {
    return new ProducerRecord<>(
        topic,
        deadLetter.id().partition(),
        deadLetter.key().bytes().orElse(null),
        null,
        DeadLetterHeaders.ofResolution(deadLetter, resolution));
  }

  /**
   * Returns the audit record of a truncation.
   *
   * @param first the position that becomes the first one of its partition
   */
  static ProducerRecord<byte[], byte[]> truncation(
      String topic, DeadLetterId first, String by, Instant time, String reason) {
    return new ProducerRecord<>(
        topic,
        first.partition(),
        null, // the time of the write
        null,
        null,
        DeadLetterHeaders.ofTruncation(first, by, time, reason));
  }

  /** Returns the dead letter that a producer has just written. */
  static DeadLetter written(ProducerRecord<byte[], byte[]> record, RecordMetadata position) {
    return deadLetter(
        new DeadLetterId(position.partition(), position.offset()),
        record.key(),
        record.value(),
        record.headers(),
        DeadLetterHeaders.of(record.headers()));
  }

  private static DeadLetter deadLetter(
      DeadLetterId id,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Headers all,
      DeadLetterHeaders headers) {
    Optional<EventMetadata> metadata = decode(EventHeaders::read, all);
    return new DeadLetter(
        id,
        new Details(
            headers.get(DeadLetterHeaders.HANDLER),
            Disposition.valueOf(headers.get(DeadLetterHeaders.DISPOSITION)),
            headers.find(DeadLetterHeaders.PARKS).isPresent(),
            headers.origin(),
            headers.find(DeadLetterHeaders.CAUSE),
            headers.find(DeadLetterHeaders.MESSAGE),
            Integer.parseInt(headers.get(DeadLetterHeaders.ATTEMPTS)),
            headers.find(DeadLetterHeaders.FIRST_FAILURE).map(Instant::parse),
            Instant.parse(headers.get(DeadLetterHeaders.TIME))),
        metadata.map(EventMetadata::type).or(() -> decode(EventHeaders::typeOf, all)),
        metadata.map(EventMetadata::id),
        DeadLetterKey.of(key),
        sizeBytes(key, value, all));
  }

  private static Resolved resolved(
      DeadLetterId id, byte @Nullable [] key, DeadLetterHeaders headers) {
    DeadLetterId deadLetterId = DeadLetterId.parse(headers.get(DeadLetterHeaders.DEAD_LETTER_ID));
    return new Resolved(
        id,
        new DeadLetterSummary(
            deadLetterId,
            headers.get(DeadLetterHeaders.HANDLER),
            headers.origin(),
            headers.find(DeadLetterHeaders.PARKS).isPresent(),
            DeadLetterKey.of(key)),
        new Resolution(
            deadLetterId,
            Resolution.Kind.valueOf(
                headers.get(DeadLetterHeaders.RESOLUTION).toUpperCase(Locale.ROOT)),
            headers.get(DeadLetterHeaders.BY),
            Instant.parse(headers.get(DeadLetterHeaders.TIME)),
            headers.find(DeadLetterHeaders.REASON)));
  }

  private static <T> Optional<T> decode(Function<Headers, T> decoder, Headers headers) {
    try {
      return Optional.of(decoder.apply(headers));
    } catch (UndecodableEventException e) {
      return Optional.empty();
    }
  }

  /** Returns the size of key, headers and value of a record, in bytes. */
  static int sizeBytes(ConsumerRecord<byte[], byte[]> record) {
    return sizeBytes(record.key(), record.value(), record.headers());
  }

  private static int sizeBytes(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    int size = length(key) + length(value);
    for (Header each : headers) {
      size += each.key().length() + length(each.value());
    }
    return size;
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
