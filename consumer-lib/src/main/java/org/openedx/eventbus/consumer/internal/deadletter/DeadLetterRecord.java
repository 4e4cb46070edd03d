package org.openedx.eventbus.consumer.internal.deadletter;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.openedx.eventbus.codec.internal.EventHeaders;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter.Details;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterKey;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.UndecodableEventException;

/** A record of a group's dead-letter topic, without its payload. */
public sealed interface DeadLetterRecord {
  /** Returns the position of the record. */
  DeadLetterId id();

  /** A dead letter of the group. */
  record Written(DeadLetter deadLetter) implements DeadLetterRecord {
    @Override
    public DeadLetterId id() {
      return deadLetter.id();
    }
  }

  /** The resolution of an earlier dead letter. */
  record Resolved(DeadLetterId id, Resolution resolution) implements DeadLetterRecord {}

  /** A record of another group or another program. */
  record Unrecognized(DeadLetterId id) implements DeadLetterRecord {}

  /** Reads a record of a group's topic. */
  static DeadLetterRecord read(ConsumerRecord<byte[], byte[]> record, String group) {
    DeadLetterId id = new DeadLetterId(record.partition(), record.offset());
    DeadLetterHeaders headers = DeadLetterHeaders.of(record.headers());
    try {
      if (headers.find(DeadLetterHeaders.RESOLUTION).isPresent()) {
        return new Resolved(id, resolution(headers));
      }
      return headers.get(DeadLetterHeaders.GROUP).equals(group)
          ? new Written(deadLetter(record, headers))
          : new Unrecognized(id);
    } catch (IllegalArgumentException | DateTimeException e) {
      return new Unrecognized(id);
    }
  }

  /** Returns the dead letter that a producer has just written. */
  static DeadLetter written(ProducerRecord<byte[], byte[]> record, RecordMetadata position) {
    return deadLetter(
        new ConsumerRecord<>(
            position.topic(),
            position.partition(),
            position.offset(),
            position.timestamp(),
            TimestampType.CREATE_TIME,
            ConsumerRecord.NULL_SIZE,
            ConsumerRecord.NULL_SIZE,
            record.key(),
            record.value(),
            record.headers(),
            Optional.empty()),
        DeadLetterHeaders.of(record.headers()));
  }

  private static DeadLetter deadLetter(
      ConsumerRecord<byte[], byte[]> record, DeadLetterHeaders headers) {
    Optional<EventMetadata> metadata = metadata(record);
    return new DeadLetter(
        new DeadLetterId(record.partition(), record.offset()),
        new Details(
            headers.get(DeadLetterHeaders.HANDLER),
            Disposition.valueOf(headers.get(DeadLetterHeaders.DISPOSITION)),
            headers.find(DeadLetterHeaders.PARKS).isPresent(),
            headers.origin(),
            headers.find(DeadLetterHeaders.CAUSE),
            headers.find(DeadLetterHeaders.MESSAGE),
            headers.getInt(DeadLetterHeaders.ATTEMPTS),
            headers.find(DeadLetterHeaders.FIRST_FAILURE).map(Instant::parse),
            headers.getTime(DeadLetterHeaders.TIME)),
        metadata.map(EventMetadata::type).or(() -> type(record)),
        metadata.map(EventMetadata::id),
        DeadLetterKey.of(record.key()),
        sizeBytes(record));
  }

  private static Resolution resolution(DeadLetterHeaders headers) {
    return new Resolution(
        DeadLetterId.parse(headers.get(DeadLetterHeaders.DEAD_LETTER_ID)),
        Resolution.Kind.valueOf(headers.get(DeadLetterHeaders.RESOLUTION).toUpperCase(Locale.ROOT)),
        headers.get(DeadLetterHeaders.BY),
        headers.getTime(DeadLetterHeaders.TIME),
        headers.find(DeadLetterHeaders.REASON));
  }

  private static Optional<EventMetadata> metadata(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.of(EventHeaders.read(record.headers()));
    } catch (UndecodableEventException e) {
      return Optional.empty();
    }
  }

  private static Optional<EventName> type(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.of(EventHeaders.typeOf(record.headers()));
    } catch (UndecodableEventException e) {
      return Optional.empty();
    }
  }

  private static int sizeBytes(ConsumerRecord<byte[], byte[]> record) {
    int size = record.key() == null ? 0 : record.key().length;
    size += record.value() == null ? 0 : record.value().length;
    for (Header each : record.headers()) {
      size += each.key().length() + (each.value() == null ? 0 : each.value().length);
    }
    return size;
  }
}
