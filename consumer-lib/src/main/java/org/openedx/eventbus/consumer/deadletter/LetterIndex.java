package org.openedx.eventbus.consumer.deadletter;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openedx.eventbus.consumer.deadletter.DeadLetterList.Resolved;

/**
 * Makes a list of what stands in a topic of dead letters: each record is a letter, a resolution, or
 * somebody else's. Payloads are not kept, so that a list of large letters is no large list.
 */
final class LetterIndex {
  private final String group;
  private final Map<LetterId, DeadLetter> open = new TreeMap<>();
  private final Map<LetterId, Resolved> resolved = new TreeMap<>();
  private final List<LetterId> foreign = new ArrayList<>();

  LetterIndex(String group) {
    this.group = group;
  }

  /** Takes a record; those of one partition come in their order. */
  void add(ConsumerRecord<byte[], byte[]> record) {
    LetterId id = new LetterId(record.partition(), record.offset());
    OwnHeaders own = OwnHeaders.of(record.headers());
    try {
      if (own.find(DeadLetterHeaders.RESOLUTION).isPresent()) {
        resolve(Resolution.of(own));
      } else if (own.get(DeadLetterHeaders.GROUP).equals(group)) {
        open.put(id, DeadLetter.of(record, own));
      } else {
        foreign.add(id);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      foreign.add(id);
    }
  }

  /** The first one counts; a letter that is no longer kept needs none. */
  private void resolve(Resolution resolution) {
    DeadLetter letter = open.remove(resolution.letter());
    if (letter != null) {
      resolved.put(letter.id(), new Resolved(letter, resolution));
    }
  }

  DeadLetterList list() {
    return new DeadLetterList(
        List.copyOf(open.values()),
        List.copyOf(resolved.values()),
        foreign.stream().sorted().toList());
  }
}
