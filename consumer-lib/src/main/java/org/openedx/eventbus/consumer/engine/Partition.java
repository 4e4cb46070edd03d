package org.openedx.eventbus.consumer.engine;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.offsets.OffsetTracker;

/**
 * One partition for as long as this consumer has it; each assignment is another object, by which
 * completions of an earlier one are known. Changed on the engine's thread alone.
 */
public final class Partition {
  private final TopicPartition topicPartition;
  final OffsetTracker offsets;
  final Standstill standstill = new Standstill();
  private final Map<LaneKey, Lane> lanes = new HashMap<>();
  private final LaneKey wanted = new LaneKey();

  /** How many lanes are with workers. */
  int running;

  /** How many dead letters are on their way. */
  int writing;

  private boolean redriven;
  private boolean lettersKnown;

  private int records;
  private long bytes;
  private boolean full;
  private volatile boolean revoked;

  /** Why a partition stands still. */
  public enum Reason {
    /** The schema of an event is not known here, and the registry does not answer. */
    REGISTRY_AWAY,
    /** An event is of a contract that this one cannot read. */
    INCOMPATIBLE,
    /** A dead letter could not be written. */
    DEAD_LETTER_UNWRITTEN
  }

  Partition(TopicPartition topicPartition, long position, CompletedOffsets restored) {
    this.topicPartition = topicPartition;
    this.offsets = new OffsetTracker(position, restored);
  }

  public TopicPartition topicPartition() {
    return topicPartition;
  }

  /** The lane of a handler and key, made where there is none. */
  Lane lane(Receiver receiver, byte @Nullable [] key) {
    Lane known = lanes.get(wanted.set(receiver, key));
    if (known == null) {
      LaneKey made = wanted.copy();
      known = new Lane(this, receiver, made);
      lanes.put(made, known);
    }
    return known;
  }

  void forget(Lane lane) {
    if (lane.key != null) {
      lanes.remove(lane.key);
    }
  }

  void begin(Received received) {
    records++;
    bytes += received.bytes;
  }

  void finish(Received received) {
    records--;
    bytes -= received.bytes;
    offsets.finish(received.record.offset());
  }

  /** How many of its records are in memory. */
  public int records() {
    return records;
  }

  /** How much memory they take, near enough. */
  public long bytes() {
    return bytes;
  }

  /** The offset after the last that was read; negative while that is not known. */
  public long end() {
    return offsets.end();
  }

  /** The offset to commit. */
  public long committable() {
    return offsets.committable();
  }

  /** What is finished beyond it. */
  public CompletedOffsets finished() {
    return offsets.finished();
  }

  /** Reading begins here, and no record has come yet. */
  public void begin(long position) {
    offsets.begin(position);
  }

  /** Whether more is finished beyond {@link #committable()} than a commit can remember. */
  public boolean full() {
    return full;
  }

  /** What the last commit found: while it is so, nothing more should be read. */
  public void full(boolean now) {
    full = now;
  }

  /** Its events come from dead letters: each is answered there before it is finished. */
  public void redrives() {
    redriven = true;
  }

  boolean redriven() {
    return redriven;
  }

  /** All dead letters are known that were written before it was ours. */
  public void knowsLetters() {
    lettersKnown = true;
  }

  boolean lettersKnown() {
    return lettersKnown;
  }

  /** Whether something of it is with workers or on its way to the dead letters. */
  public boolean busy() {
    return running > 0 || writing > 0;
  }

  /** Why it stands still; null when it does not. */
  public @Nullable Reason stopped() {
    return standstill.reason();
  }

  /** For any thread: whether it is another's, or about to be. */
  public boolean revoked() {
    return revoked;
  }

  void revoke() {
    revoked = true;
  }

  @Override
  public String toString() {
    return topicPartition.toString();
  }
}
