package org.openedx.eventbus.consumer.internal.offsets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/** A random history of a tracker, compared with a naive model. */
final class TrackerHistory {
  private final long seed;
  private final Random random;

  /** All offsets that the partition has, ascending. */
  private final List<Long> log = new ArrayList<>();

  private final Map<Long, Integer> epochs = new HashMap<>();
  private int epoch;

  /** Whether the log has lost its end, so that offsets may mean other records than before. */
  private boolean truncated;

  private final TreeSet<Long> finished = new TreeSet<>();
  private final TreeSet<Long> unfinished = new TreeSet<>();
  private OffsetTracker tracker;

  /** Index of the next offset to read. */
  private int next;

  private long end;

  TrackerHistory(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
    long start = random.nextInt(5);
    end = start;
    grow(start);
    tracker = new OffsetTracker(start, CompletedOffsets.NONE);
  }

  private void grow(long from) {
    for (long offset = from; log.size() < 200; offset += random.nextInt(4) == 0 ? 3 : 1) {
      log.add(offset);
      epoch += random.nextInt(50) == 0 ? 1 : 0;
      epochs.put(offset, epoch);
    }
  }

  /** Removes the end of the log, in which other records are written with a higher epoch. */
  private long truncate() {
    truncated = true;
    long end = log.get(random.nextInt(log.size()));
    log.removeIf(offset -> offset >= end);
    finished.tailSet(end).clear();
    epoch++;
    grow(end);
    return end;
  }

  void run(int steps) {
    int restarts = 1 + random.nextInt(5);
    int patience = 1 + random.nextInt(60);
    for (int i = 0; i < steps; i++) {
      int what = random.nextInt(100);
      if (what < restarts) {
        restart();
      } else if (unfinished.size() > patience || (what < 50 && !unfinished.isEmpty())) {
        finishAny();
      } else if (next < log.size()) {
        readOn();
      }
      check();
    }
  }

  private void readOn() {
    long offset = log.get(next++);
    end = offset + 1;
    boolean fresh = tracker.read(offset, epochs.get(offset));
    assertThat(fresh).as("%s: offset %d is to be handled", this, offset).isNotEqualTo(done(offset));
    if (fresh) {
      unfinished.add(offset);
    }
  }

  private boolean done(long offset) {
    return finished.contains(offset);
  }

  private void finishAny() {
    List<Long> all = List.copyOf(unfinished);
    long offset = all.get(random.nextInt(all.size()));
    tracker.complete(offset);
    unfinished.remove(offset);
    finished.add(offset);
  }

  private void restart() {
    long committed = tracker.committable();
    CompletedOffsets beyond = tracker.completedOffsets();
    CommitMetadata metadata = new CommitMetadata(null, beyond);
    int maxLength = CommitMetadata.MAX_LENGTH;
    assertThat(metadata.fits(committed, maxLength)).as("%s: fits", this).isTrue();
    CompletedOffsets restored =
        CommitMetadata.decode(committed, metadata.encode(committed, maxLength)).completed();
    assertThat(restored).as("%s: what comes back of a commit", this).isEqualTo(beyond);
    int last = tracker.epochBefore(committed);
    long begin = committed;
    if (random.nextInt(3) == 0) {
      begin = Math.min(committed, truncate());
    }
    // Kafka's client finds out that the log has lost its end before the committed offset.
    tracker =
        begin < committed
            ? new OffsetTracker(begin, CompletedOffsets.NONE)
            : new OffsetTracker(begin, last, restored);
    unfinished.clear();
    end = begin;
    next = (int) log.stream().filter(offset -> offset < end).count();
  }

  private void check() {
    long committed = tracker.committable();
    assertThat(tracker.uncompleted()).as("%s: unfinished", this).isEqualTo(unfinished.size());
    if (unfinished.isEmpty()) {
      assertThat(committed).as("%s: committed", this).isGreaterThanOrEqualTo(end);
    } else {
      assertThat(committed).as("%s: committed", this).isEqualTo(unfinished.first());
    }
    CompletedOffsets beyond = tracker.completedOffsets();
    // What is behind the position may be of the log that was lost.
    long known = truncated ? tracker.position() : Long.MAX_VALUE;
    List<Long> taken =
        log.stream().filter(at -> at < known && (at < committed || beyond.contains(at))).toList();
    assertThat(taken.equals(List.copyOf(finished.headSet(known))))
        .as("%s: committed %d with %s, and finished are %s", this, committed, beyond, finished)
        .isTrue();
  }

  @Override
  public String toString() {
    return "seed " + seed;
  }
}
