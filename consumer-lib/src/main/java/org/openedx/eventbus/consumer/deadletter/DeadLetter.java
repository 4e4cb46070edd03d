package org.openedx.eventbus.consumer.deadletter;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.openedx.eventbus.codec.EventHeaders;
import org.openedx.eventbus.codec.UndecodableEventException;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;

/**
 * A dead letter, but for the event's payload.
 *
 * @param id where it stands
 * @param handler whose it is; empty where the record named no event type, and so nobody
 * @param parks whether later events of its key are held back until it is resolved
 * @param source where the event was first read, and how often it was redriven since
 * @param type the event's; empty when its headers cannot be read
 * @param eventId the event's; empty when its headers cannot be read
 * @param cause the class of what the handler threw; empty for a parked event
 * @param message what was said of it, without payload
 * @param attempts how often its handler was given it
 * @param time when it became a dead letter
 * @param size of key, headers and payload, in bytes
 */
public record DeadLetter(
    DeadLetterId id,
    String handler,
    Disposition disposition,
    boolean parks,
    EventOrigin source,
    Optional<EventName> type,
    Optional<UUID> eventId,
    DeadLetterKey key,
    Optional<String> cause,
    Optional<String> message,
    int attempts,
    Optional<Instant> firstFailure,
    Instant time,
    int size) {

  /** How often the event was redriven before it became this letter. */
  public int redrives() {
    return source.redrives();
  }

  /**
   * @throws IllegalArgumentException when the headers are not those of a letter
   * @throws java.time.DateTimeException when a time is none
   */
  static DeadLetter of(ConsumerRecord<byte[], byte[]> record, OwnHeaders own) {
    Optional<EventMetadata> metadata = metadata(record);
    return new DeadLetter(
        new DeadLetterId(record.partition(), record.offset()),
        own.get(DeadLetterHeaders.HANDLER),
        Disposition.valueOf(own.get(DeadLetterHeaders.DISPOSITION)),
        own.find(DeadLetterHeaders.PARKS).isPresent(),
        EventOrigin.of(own),
        metadata.map(EventMetadata::type).or(() -> type(record)),
        metadata.map(EventMetadata::id),
        DeadLetterKey.of(record.key()),
        own.find(DeadLetterHeaders.CAUSE),
        own.find(DeadLetterHeaders.MESSAGE),
        own.count(DeadLetterHeaders.ATTEMPTS),
        own.find(DeadLetterHeaders.FIRST_FAILURE).map(Instant::parse),
        own.time(DeadLetterHeaders.TIME),
        size(record));
  }

  /** A letter that was just written. */
  public static DeadLetter written(ProducerRecord<byte[], byte[]> letter, RecordMetadata at) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            at.topic(),
            at.partition(),
            at.offset(),
            at.timestamp(),
            TimestampType.CREATE_TIME,
            ConsumerRecord.NULL_SIZE,
            ConsumerRecord.NULL_SIZE,
            letter.key(),
            letter.value(),
            letter.headers(),
            Optional.empty());
    return of(record, OwnHeaders.of(letter.headers()));
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

  private static int size(ConsumerRecord<byte[], byte[]> record) {
    int size = record.key() == null ? 0 : record.key().length;
    size += record.value() == null ? 0 : record.value().length;
    for (Header each : record.headers()) {
      size += each.key().length() + (each.value() == null ? 0 : each.value().length);
    }
    return size;
  }
}
