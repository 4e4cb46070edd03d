package org.openedx.eventbus.consumer.internal.parking;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterKey;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.deadletter.ParkedKey;
import org.openedx.eventbus.consumer.internal.deadletter.RedriveRecord;
import org.openedx.eventbus.consumer.internal.engine.ParkedKeys;
import org.openedx.eventbus.consumer.internal.engine.Task;

/**
 * Index of the parked keys, and of the unresolved dead letters that park them.
 *
 * <p>It learns of dead letters and resolutions twice: of those that this consumer writes at once,
 * through {@link #onWritten} and {@link #onHandled}; of all in the order of their topic and a
 * little later, through {@link #read}. What it does not know yet can only unpark a key, with one
 * exception: dead letters that other members wrote before a partition was assigned. The engine
 * waits for these, see {@code Partition.markDeadLettersKnown}.
 *
 * <p>Not thread-safe: confined to the engine's thread.
 */
public final class ParkedKeyIndex implements ParkedKeys {
  private final String redriveTopic;
  private final Map<ParkedKey, KeyEntry> keys = new HashMap<>();
  private final Map<DeadLetterId, Entry> deadLetters = new HashMap<>();

  /** For each partition of the dead-letter topic, the offset up to which it was read. */
  private final Map<Integer, Long> readTo = new HashMap<>();

  /**
   * Creates an empty index.
   *
   * @param redriveTopic full name of the group's redrive topic
   */
  public ParkedKeyIndex(String redriveTopic) {
    this.redriveTopic = Objects.requireNonNull(redriveTopic, "redriveTopic");
  }

  /** Adds the next record of a partition of the dead-letter topic. */
  public void read(DeadLetterRecord record) {
    if (record instanceof DeadLetterRecord.Written written) {
      add(written.deadLetter());
    } else if (record instanceof DeadLetterRecord.Resolved resolved) {
      resolve(resolved.resolution().deadLetterId(), resolved.resolution().kind());
    }
    readTo.merge(record.id().partition(), record.id().offset() + 1, Math::max);
  }

  /** Adds a dead letter that this consumer has written. */
  public void onWritten(DeadLetter deadLetter) {
    if (!wasRead(deadLetter.id())) {
      add(deadLetter);
    }
  }

  /** Removes a dead letter whose redriven event this consumer has handled and resolved. */
  public void onHandled(DeadLetterId id) {
    resolve(id, Resolution.Kind.HANDLED);
  }

  private boolean wasRead(DeadLetterId id) {
    return id.offset() < readTo.getOrDefault(id.partition(), 0L);
  }

  private void add(DeadLetter deadLetter) {
    ParkedKey parked = ParkedKey.of(deadLetter);
    if (parked == null || deadLetters.containsKey(deadLetter.id())) {
      return;
    }
    KeyEntry ofKey = keys.computeIfAbsent(parked, KeyEntry::new);
    Entry added = new Entry(deadLetter, ofKey);
    Entry before = ofKey.at(added.offset);
    if (before == null || added.replaces(before)) {
      if (before != null) {
        deadLetters.remove(before.id);
      }
      ofKey.put(added);
      deadLetters.put(added.id, added);
    }
  }

  private void resolve(DeadLetterId id, Resolution.Kind kind) {
    Entry entry = deadLetters.get(id);
    if (entry == null) {
      return;
    }
    KeyEntry ofKey = entry.ofKey;
    if (kind == Resolution.Kind.REDRIVEN) {
      ofKey.markRedriven(entry);
      return;
    }
    deadLetters.remove(id);
    ofKey.remove(entry);
    if (ofKey.isEmpty()) {
      keys.remove(ofKey.key);
    }
  }

  /** Returns the number of parked keys, of all handlers. */
  public int size() {
    return keys.size();
  }

  @Override
  public Admission check(Task task) {
    ConsumerRecord<byte[], byte[]> record = task.record();
    if (record.key() == null) {
      return Admission.ADMIT;
    }
    String handler = task.handler().name();
    DeadLetterKey key = DeadLetterKey.of(record.key());
    return record.topic().equals(redriveTopic)
        ? checkRedriven(handler, RedriveRecord.of(record), key)
        : check(handler, EventOrigin.of(record), key);
  }

  private Admission check(String handler, EventOrigin origin, DeadLetterKey key) {
    KeyEntry ofKey = keys.get(ParkedKey.of(handler, origin, key));
    if (ofKey == null) {
      return Admission.ADMIT;
    }
    Entry own = ofKey.at(origin.offset());
    if (own != null && own.timestampMillis == origin.timestampMillis()) {
      return Admission.SKIP; // read again after a crash; in a recreated topic the time differs
    }
    return ofKey.checkBehind(origin.offset());
  }

  private Admission checkRedriven(String handler, RedriveRecord redriven, DeadLetterKey key) {
    DeadLetterId id = redriven.deadLetterId().orElse(null);
    if (id != null && redriven.parks() && !deadLetters.containsKey(id)) {
      return wasRead(id) ? Admission.SKIP : Admission.UNKNOWN;
    }
    @Nullable KeyEntry ofKey = keys.get(ParkedKey.of(handler, redriven.origin(), key));
    boolean free =
        ofKey == null || ofKey.checkBehind(redriven.origin().offset()) == Admission.ADMIT;
    // Never WAIT: earlier events that are being redriven precede this one in the redrive topic, and
    // if they do not, the two would wait for each other.
    return free ? Admission.ADMIT : Admission.PARK;
  }

  /** An unresolved dead letter that parks its key. */
  private static final class Entry {
    final DeadLetterId id;
    final KeyEntry ofKey;

    /** Offset and timestamp of the event. */
    final long offset;

    final long timestampMillis;
    private final int redrives;

    /** Whether its event is being redriven. */
    boolean redriven;

    Entry(DeadLetter deadLetter, KeyEntry ofKey) {
      this.id = deadLetter.id();
      this.ofKey = ofKey;
      this.offset = deadLetter.origin().offset();
      this.timestampMillis = deadLetter.origin().timestampMillis();
      this.redrives = deadLetter.redrives();
    }

    /**
     * Returns whether it replaces another dead letter of the same event, which failed again after a
     * redrive, or was written twice because an acknowledgement was lost. The two may be added in
     * either order.
     */
    boolean replaces(Entry other) {
      return redrives != other.redrives ? redrives > other.redrives : id.compareTo(other.id) > 0;
    }
  }

  /** The unresolved dead letters of one parked key, by the offset of their event. */
  private static final class KeyEntry {
    final ParkedKey key;
    private final TreeMap<Long, Entry> byOffset = new TreeMap<>();

    /** Number of those that are not being redriven. */
    private int open;

    KeyEntry(ParkedKey key) {
      this.key = key;
    }

    @Nullable Entry at(long offset) {
      return byOffset.get(offset);
    }

    void put(Entry entry) {
      Entry before = byOffset.put(entry.offset, entry);
      open += (entry.redriven ? 0 : 1) - (before == null || before.redriven ? 0 : 1);
    }

    void markRedriven(Entry entry) {
      open -= entry.redriven ? 0 : 1;
      entry.redriven = true;
    }

    void remove(Entry entry) {
      open -= entry.redriven ? 0 : 1;
      byOffset.remove(entry.offset);
    }

    boolean isEmpty() {
      return byOffset.isEmpty();
    }

    /** Returns what to do with an event, given the dead letters of earlier events. */
    Admission checkBehind(long offset) {
      if (offset <= byOffset.firstKey()) {
        return Admission.ADMIT;
      }
      boolean anyOpen =
          offset > byOffset.lastKey()
              ? open > 0
              : byOffset.headMap(offset).values().stream().anyMatch(each -> !each.redriven);
      return anyOpen ? Admission.PARK : Admission.WAIT;
    }
  }
}
