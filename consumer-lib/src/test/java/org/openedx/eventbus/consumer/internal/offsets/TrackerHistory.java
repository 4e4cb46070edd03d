package org.openedx.eventbus.consumer.internal.offsets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** A tracker and what it should say, worked out the slow way, over one random history. */
final class TrackerHistory {
  private final long seed;
  private final Random random;

  /** All offsets that the partition has, ascending. */
  private final List<Long> log = new ArrayList<>();

  private final TreeSet<Long> finished = new TreeSet<>();
  private final TreeSet<Long> unfinished = new TreeSet<>();
  private OffsetTracker tracker;

  /** Where in the log reading goes on. */
  private int next;

  private long end;

  TrackerHistory(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
    long start = random.nextInt(5);
    end = start;
    for (long offset = start; log.size() < 200; offset += random.nextInt(4) == 0 ? 3 : 1) {
      log.add(offset);
    }
    tracker = new OffsetTracker(start, CompletedOffsets.NONE);
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
    boolean fresh = tracker.read(offset);
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
    assertThat(beyond.fits(committed)).as("%s: fits", this).isTrue();
    CompletedOffsets restored = CompletedOffsets.decode(committed, beyond.encode(committed));
    assertThat(restored).as("%s: what comes back of a commit", this).isEqualTo(beyond);
    tracker = new OffsetTracker(committed, restored);
    unfinished.clear();
    end = committed;
    next = (int) log.stream().filter(offset -> offset < committed).count();
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
    List<Long> taken = log.stream().filter(at -> at < committed || beyond.contains(at)).toList();
    assertThat(taken.equals(List.copyOf(finished)))
        .as("%s: committed %d with %s, and finished are %s", this, committed, beyond, finished)
        .isTrue();
  }

  @Override
  public String toString() {
    return "seed " + seed;
  }
}
