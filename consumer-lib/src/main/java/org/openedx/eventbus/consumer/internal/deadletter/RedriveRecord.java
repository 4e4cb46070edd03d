package org.openedx.eventbus.consumer.internal.deadletter;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;

/**
 * Headers of a record in the redrive topic, see {@link DeadLetterHeaders}. Those that another
 * program has written there need not have any.
 *
 * @param handler name of the handler that gets the event; empty if the record has none
 * @param origin where the event was first read; the record itself if it has no origin
 * @param deadLetterId ID of the event's dead letter; empty if the record has none
 * @param parks whether later events of its key are parked until the dead letter is resolved
 */
public record RedriveRecord(
    String handler, EventOrigin origin, Optional<DeadLetterId> deadLetterId, boolean parks) {

  /** Reads the headers of a record. */
  public static RedriveRecord of(ConsumerRecord<byte[], byte[]> record) {
    DeadLetterHeaders headers = DeadLetterHeaders.of(record.headers());
    return new RedriveRecord(
        headers.find(DeadLetterHeaders.HANDLER).orElse(""),
        origin(headers, record),
        deadLetterId(headers),
        headers.find(DeadLetterHeaders.PARKS).isPresent());
  }

  private static EventOrigin origin(
      DeadLetterHeaders headers, ConsumerRecord<byte[], byte[]> record) {
    try {
      return headers.origin();
    } catch (IllegalArgumentException e) {
      return EventOrigin.of(record); // written by another program
    }
  }

  private static Optional<DeadLetterId> deadLetterId(DeadLetterHeaders headers) {
    try {
      return headers.find(DeadLetterHeaders.DEAD_LETTER_ID).map(DeadLetterId::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // written by another program
    }
  }
}
