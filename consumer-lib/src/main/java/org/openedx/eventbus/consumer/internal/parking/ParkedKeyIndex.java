package org.openedx.eventbus.consumer.internal.parking;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterKey;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSummary;
import org.openedx.eventbus.consumer.internal.deadletter.ParkedKey;
import org.openedx.eventbus.consumer.internal.engine.ParkedKeys;
import org.openedx.eventbus.consumer.internal.engine.Task;

/**
 * Index of the parked keys, with the unresolved dead letters that park them, and of the redriven
 * events.
 *
 * <p>It learns of dead letters and resolutions twice: of those that this consumer writes at once,
 * through {@link #onWritten} and {@link #onResolved}; of all in the order of their topic and a
 * little later, through {@link #read}. Records that it has not read yet can only unpark a key, with
 * one exception: dead letters that other members wrote before a partition was assigned. The engine
 * waits for these, see {@code Partition.setDeadLettersKnown}.
 *
 * <p>A resolved dead letter leaves nothing behind, and one of a handler that does not park is held
 * only while its event is redriven. Not thread-safe: confined to the engine's thread.
 */
public final class ParkedKeyIndex implements ParkedKeys {
  private final Map<ParkedKey, KeyDeadLetters> keys = new HashMap<>();
  private final RedrivenEvents redriven = new RedrivenEvents();

  /** For each partition of the dead-letter topic, the offset up to which it was read. */
  private final Map<Integer, Long> readTo = new HashMap<>();

  private int restarts;

  /** What was read of the dead-letter topic at a time. */
  public record State(int restarts, Map<Integer, Long> readTo) {
    /** Takes a copy. */
    public State {
      readTo = Map.copyOf(readTo);
    }
  }

  /** Adds the next record of a partition of the dead-letter topic. */
  public void read(DeadLetterRecord record) {
    if (record instanceof DeadLetterRecord.Written written) {
      add(written);
    } else if (record instanceof DeadLetterRecord.Resolved resolved) {
      onResolved(resolved.deadLetter(), resolved.resolution().kind());
    }
    readTo.merge(record.id().partition(), record.id().offset() + 1, Math::max);
  }

  /** Returns what was read until now: before a dead letter is written. */
  public State state() {
    return new State(restarts, readTo);
  }

  /**
   * Adds a dead letter that this consumer has written, unless it was read in the meantime.
   *
   * @param replaced the dead letter whose event was redriven and failed again, if there is one
   * @param before what was read before it was written; if that includes its ID, the topic was
   *     recreated, which the reader has not noticed yet
   */
  public void onWritten(DeadLetter deadLetter, Optional<DeadLetterId> replaced, State before) {
    if (isNew(deadLetter.id(), before)) {
      add(new DeadLetterRecord.Written(deadLetter, replaced));
    }
  }

  /**
   * Applies a resolution that this consumer has written, unless it was read in the meantime: the
   * dead letter may have been redriven since.
   *
   * @param id the position of the resolution
   * @param before what was read before it was written
   */
  public void onResolved(
      DeadLetterSummary deadLetter, Resolution.Kind kind, DeadLetterId id, State before) {
    if (isNew(id, before)) {
      onResolved(deadLetter, kind);
    }
  }

  /** Returns whether a record was not read since a time before which it was written. */
  private boolean isNew(DeadLetterId id, State before) {
    long readBefore =
        before.restarts() == restarts ? before.readTo().getOrDefault(id.partition(), 0L) : 0;
    return id.offset() < readBefore || id.offset() >= readTo.getOrDefault(id.partition(), 0L);
  }

  private void add(DeadLetterRecord.Written written) {
    DeadLetterSummary deadLetter = DeadLetterSummary.of(written.deadLetter());
    ParkedKey key = ParkedKey.of(deadLetter);
    if (key != null) {
      keys.computeIfAbsent(key, any -> new KeyDeadLetters()).add(deadLetter);
    }
    written.replaced().ifPresent(id -> remove(id, deadLetter));
  }

  /** Removes the dead letter with an ID, of the same event as another one. */
  private void remove(DeadLetterId id, DeadLetterSummary ofEvent) {
    redriven.remove(id, ofEvent);
    ParkedKey key = ParkedKey.of(ofEvent);
    KeyDeadLetters ofKey = key == null ? null : keys.get(key);
    if (ofKey != null && ofKey.remove(id, ofEvent)) {
      keys.remove(key);
    }
  }

  /** Applies the resolution of a dead letter. */
  public void onResolved(DeadLetterSummary deadLetter, Resolution.Kind kind) {
    switch (kind) {
      case HANDLED, DISCARDED -> remove(deadLetter.id(), deadLetter);
      case PARKED -> {
        redriven.remove(deadLetter.id(), deadLetter);
        markRedriven(deadLetter, false);
      }
      case REDRIVEN -> {
        if (markRedriven(deadLetter, true)) {
          redriven.add(deadLetter);
        }
      }
    }
  }

  /** Returns false if the dead letter parks its key but is not known, so that it is resolved. */
  private boolean markRedriven(DeadLetterSummary deadLetter, boolean now) {
    ParkedKey key = ParkedKey.of(deadLetter);
    if (key == null) {
      return true;
    }
    KeyDeadLetters ofKey = keys.get(key);
    return ofKey != null && ofKey.markRedriven(deadLetter, now);
  }

  /**
   * Removes the dead letters that a partition of the topic no longer has, because their retention
   * has ended.
   *
   * @return the number of open and redriven ones among them
   */
  public int removeBelow(int partition, long offset) {
    int before = keys.values().stream().mapToInt(KeyDeadLetters::size).sum();
    keys.values().removeIf(each -> each.removeBelow(partition, offset));
    int after = keys.values().stream().mapToInt(KeyDeadLetters::size).sum();
    return before - after + redriven.removeBelow(partition, offset);
  }

  /** Removes everything, before the topic is read from its beginning again. */
  public void clear() {
    keys.clear();
    redriven.clear();
    readTo.clear();
    restarts++;
  }

  /** Returns the redriven events. */
  public RedrivenEvents redriven() {
    return redriven;
  }

  /** Returns the number of parked keys, of all handlers. */
  public int size() {
    return keys.size();
  }

  @Override
  public Admission check(Task task) {
    DeadLetter deadLetter = task.redriven();
    if (deadLetter != null) {
      return checkRedriven(deadLetter);
    }
    ConsumerRecord<byte[], byte[]> record = task.record();
    if (record.key() == null) {
      return Admission.ADMIT;
    }
    KeyDeadLetters ofKey =
        keys.get(
            new ParkedKey(task.handler().name(), record.topic(), DeadLetterKey.of(record.key())));
    return ofKey == null ? Admission.ADMIT : ofKey.check(record);
  }

  private Admission checkRedriven(DeadLetter deadLetter) {
    if (!redriven.contains(deadLetter.id())) {
      return Admission.SKIP;
    }
    ParkedKey key = ParkedKey.of(deadLetter);
    KeyDeadLetters ofKey = key == null ? null : keys.get(key);
    if (ofKey == null) {
      return Admission.ADMIT;
    }
    EventOrigin origin = deadLetter.origin();
    return ofKey.checkRedriven(
        origin, partition -> redriven.ownedPartition(origin.topic(), partition));
  }
}
