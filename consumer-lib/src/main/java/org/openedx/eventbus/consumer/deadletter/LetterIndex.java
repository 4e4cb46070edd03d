package org.openedx.eventbus.consumer.deadletter;

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
  private final Map<DeadLetterId, DeadLetter> open = new TreeMap<>();
  private final Map<DeadLetterId, Resolved> resolved = new TreeMap<>();
  private final List<DeadLetterId> foreign = new ArrayList<>();

  LetterIndex(String group) {
    this.group = group;
  }

  /** Takes a record; those of one partition come in their order. */
  void add(ConsumerRecord<byte[], byte[]> record) {
    DeadLetterRecord news = DeadLetterRecord.of(record, group);
    if (news instanceof DeadLetterRecord.Written written) {
      open.put(news.at(), written.letter());
    } else if (news instanceof DeadLetterRecord.Resolved one) {
      resolve(one.resolution());
    } else {
      foreign.add(news.at());
    }
  }

  /** A letter that is no longer kept needs none. */
  private void resolve(Resolution resolution) {
    DeadLetterId id = resolution.letter();
    DeadLetter letter = open.remove(id);
    Resolved before = resolved.get(id);
    if (letter != null) {
      resolved.put(id, new Resolved(letter, List.of(resolution)));
    } else if (before != null) {
      resolved.put(id, before.and(resolution));
    }
  }

  DeadLetterList list() {
    return new DeadLetterList(
        List.copyOf(open.values()),
        List.copyOf(resolved.values()),
        foreign.stream().sorted().toList());
  }
}
