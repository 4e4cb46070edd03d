package org.openedx.eventbus.consumer.parking;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.deadletter.EventOrigin;
import org.openedx.eventbus.consumer.deadletter.RedriveRecord;
import org.openedx.eventbus.consumer.deadletter.Resolution;
import org.openedx.eventbus.consumer.engine.ParkedKeys;
import org.openedx.eventbus.consumer.engine.Task;

/**
 * The keys that are parked, and by which letters. It hears of each letter twice: of those that this
 * consumer writes as soon as they stand, of all in the order of their topic, a little later. What
 * it does not know yet is only ever what would let events go on, but for the letters of others that
 * were written before a partition came here; these are waited for, see {@code
 * Partition.knowsLetters}. Not thread-safe.
 */
public final class ParkedKeyIndex implements ParkedKeys {
  private final String redriveTopic;
  private final Map<ParkedKey, KeyLetters> keys = new HashMap<>();
  private final Map<DeadLetterId, ParkedLetter> letters = new HashMap<>();

  /** For each partition of the topic of dead letters, the offset up to which it was read. */
  private final Map<Integer, Long> read = new HashMap<>();

  /**
   * @param redriveTopic the topic whose records come from letters
   */
  public ParkedKeyIndex(String redriveTopic) {
    this.redriveTopic = Objects.requireNonNull(redriveTopic, "redriveTopic");
  }

  /** The next record of a partition of the topic of dead letters. */
  public void read(DeadLetterRecord news) {
    if (news instanceof DeadLetterRecord.Written written) {
      add(written.letter());
    } else if (news instanceof DeadLetterRecord.Resolved resolved) {
      resolve(resolved.resolution().letter(), resolved.resolution().kind());
    }
    read.merge(news.at().partition(), news.at().offset() + 1, Math::max);
  }

  /** A letter that this consumer has written. */
  public void wrote(DeadLetter letter) {
    if (!wasRead(letter.id())) {
      add(letter);
    }
  }

  /** A letter whose event this consumer has handled, and said so. */
  public void answered(DeadLetterId letter) {
    resolve(letter, Resolution.Kind.HANDLED);
  }

  private boolean wasRead(DeadLetterId id) {
    return id.offset() < read.getOrDefault(id.partition(), 0L);
  }

  private void add(DeadLetter letter) {
    byte[] key = letter.key().bytes().orElse(null);
    if (!letter.parks() || key == null || letters.containsKey(letter.id())) {
      return;
    }
    ParkedKey parked = ParkedKey.of(letter.handler(), letter.source(), key);
    KeyLetters ofKey = keys.computeIfAbsent(parked, KeyLetters::new);
    ParkedLetter added = new ParkedLetter(letter.id(), letter.source(), ofKey);
    ParkedLetter before = ofKey.at(added.offset);
    if (before == null || added.replaces(before)) {
      if (before != null) {
        letters.remove(before.id);
      }
      ofKey.put(added);
      letters.put(added.id, added);
    }
  }

  private void resolve(DeadLetterId id, Resolution.Kind kind) {
    ParkedLetter letter = letters.get(id);
    if (letter == null) {
      return;
    }
    KeyLetters ofKey = letter.ofKey;
    if (kind == Resolution.Kind.REDRIVEN) {
      ofKey.redriven(letter);
      return;
    }
    letters.remove(id);
    ofKey.remove(letter);
    if (ofKey.isEmpty()) {
      keys.remove(ofKey.key);
    }
  }

  /** How many keys are held back, of all handlers. */
  public int keys() {
    return keys.size();
  }

  @Override
  public Admission check(Task task) {
    ConsumerRecord<byte[], byte[]> record = task.record();
    byte[] key = record.key();
    if (key == null) {
      return Admission.ADMIT;
    }
    String handler = task.handler().name();
    return record.topic().equals(redriveTopic)
        ? ofRedriven(handler, RedriveRecord.of(record), key)
        : ofFirst(handler, EventOrigin.of(record), key);
  }

  /** An event as it was sent. */
  private Admission ofFirst(String handler, EventOrigin source, byte[] key) {
    KeyLetters ofKey = keys.get(ParkedKey.of(handler, source, key));
    if (ofKey == null) {
      return Admission.ADMIT;
    }
    ParkedLetter own = ofKey.at(source.offset());
    if (own != null && own.timestamp == source.timestamp()) {
      return Admission.SKIP; // given again, after a crash; a topic made anew has other times
    }
    return ofKey.before(source.offset());
  }

  /** An event that comes from its letter, behind earlier ones of its key that do. */
  private Admission ofRedriven(String handler, RedriveRecord from, byte[] key) {
    DeadLetterId letter = from.letter().orElse(null);
    if (letter != null && from.parks() && !letters.containsKey(letter)) {
      return wasRead(letter) ? Admission.SKIP : Admission.UNKNOWN;
    }
    @Nullable KeyLetters ofKey = keys.get(ParkedKey.of(handler, from.source(), key));
    boolean free = ofKey == null || ofKey.before(from.source().offset()) == Admission.ADMIT;
    // Earlier ones that are on their way must have come before it; behind it they would wait for
    // each other.
    return free ? Admission.ADMIT : Admission.PARK;
  }
}
