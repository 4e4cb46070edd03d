package org.openedx.eventbus.consumer.deadletter;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a record of a group's redrive topic says beside its event.
 *
 * @param handler the name of the handler it is for; empty where it does not say
 * @param source where the event was first read; this record itself where it does not say
 * @param letter the dead letter it comes from; empty where it does not say
 * @param parks whether later events of its key are held back until that is resolved
 */
public record RedriveRecord(
    String handler, EventOrigin source, Optional<DeadLetterId> letter, boolean parks) {

  /** What a record from a group's redrive topic says; one that others wrote there says little. */
  public static RedriveRecord of(ConsumerRecord<byte[], byte[]> record) {
    OwnHeaders headers = OwnHeaders.of(record.headers());
    return new RedriveRecord(
        headers.find(DeadLetterHeaders.HANDLER).orElse(""),
        EventOrigin.ofRedriven(record),
        letter(headers),
        headers.find(DeadLetterHeaders.PARKS).isPresent());
  }

  private static Optional<DeadLetterId> letter(OwnHeaders headers) {
    try {
      return headers.find(DeadLetterHeaders.LETTER).map(DeadLetterId::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // written by somebody else
    }
  }
}
