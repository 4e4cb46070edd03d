package org.openedx.eventbus.consumer.deadletter;

import java.time.DateTimeException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a record of a group's topic of dead letters says. Internal. */
public sealed interface DeadLetterRecord {
  /** Where it stands. */
  DeadLetterId at();

  /** An event became a dead letter. */
  record Written(DeadLetter letter) implements DeadLetterRecord {
    @Override
    public DeadLetterId at() {
      return letter.id();
    }
  }

  /** Something became of a letter before. */
  record Resolved(DeadLetterId at, Resolution resolution) implements DeadLetterRecord {}

  /** It is of another group, or of somebody else altogether. */
  record Foreign(DeadLetterId at) implements DeadLetterRecord {}

  /**
   * Reads a record; its payload is not kept.
   *
   * @param group whose letters are meant
   */
  static DeadLetterRecord of(ConsumerRecord<byte[], byte[]> record, String group) {
    DeadLetterId id = new DeadLetterId(record.partition(), record.offset());
    OwnHeaders own = OwnHeaders.of(record.headers());
    try {
      if (own.find(DeadLetterHeaders.RESOLUTION).isPresent()) {
        return new Resolved(id, Resolution.of(own));
      }
      return own.get(DeadLetterHeaders.GROUP).equals(group)
          ? new Written(DeadLetter.of(record, own))
          : new Foreign(id);
    } catch (IllegalArgumentException | DateTimeException e) {
      return new Foreign(id);
    }
  }
}
