package org.openedx.eventbus.consumer.internal.offsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OffsetTrackerTest {
  @Test
  void committableIsLowestUncompletedOffset() {
    OffsetTracker tracker = new OffsetTracker(10, CompletedOffsets.NONE);
    assertThat(tracker.committable()).isEqualTo(10);
    read(tracker, 10, 11, 15);
    tracker.complete(11);
    assertThat(tracker.committable()).isEqualTo(10);
    assertThat(tracker.completedOffsets()).hasToString("11-14");
    tracker.complete(10);
    assertThat(tracker.committable()).isEqualTo(15);
    tracker.complete(15);
    assertThat(tracker.committable()).isEqualTo(16);
    assertThat(tracker.uncompleted()).isZero();
  }

  @Test
  void restoredOffsetsAreNotReadAgain() {
    OffsetRanges done = new OffsetRanges();
    done.add(11, 13);
    done.add(20, 30);
    OffsetTracker tracker = new OffsetTracker(10, new CompletedOffsets(done, new LeaderEpochs()));
    assertThat(tracker.completedOffsets()).as("before anything is read").hasToString("11-12 20-29");
    assertThat(tracker.read(10, -1)).isTrue();
    assertThat(tracker.read(11, -1)).isFalse();
    assertThat(tracker.read(12, -1)).isFalse();
    assertThat(tracker.read(13, -1)).isTrue();
    tracker.complete(13);
    assertThat(tracker.completedOffsets()).hasToString("11-13 20-29");
    tracker.complete(10);
    assertThat(tracker.committable()).isEqualTo(14);
    assertThat(tracker.completedOffsets()).hasToString("20-29");
    assertThat(tracker.read(19, -1)).isTrue();
    tracker.complete(19);
    assertThat(tracker.committable())
        .as("whether 20 is of this log is not known yet")
        .isEqualTo(20);
    for (long offset = 20; offset < 30; offset++) {
      assertThat(tracker.read(offset, -1)).isFalse();
    }
    assertThat(tracker.committable()).isEqualTo(30);
    assertThat(tracker.completedOffsets()).isEqualTo(CompletedOffsets.NONE);
  }

  @Test
  void committableIsUnknownUntilPositionIsSet() {
    OffsetTracker tracker = new OffsetTracker(-1, CompletedOffsets.NONE);
    assertThat(tracker.committable()).isNegative();
    tracker.startAt(42);
    assertThat(tracker.committable()).isEqualTo(42);
    tracker.startAt(50);
    assertThat(tracker.committable()).as("it is known by now").isEqualTo(42);

    OffsetTracker other = new OffsetTracker(-1, CompletedOffsets.NONE);
    read(other, 7);
    assertThat(other.committable()).as("the first record tells it too").isEqualTo(7);
    assertThat(other.position()).isEqualTo(8);
  }

  @Test
  void commitHasTheLeaderEpochOfTheRecordBefore() {
    OffsetTracker tracker = new OffsetTracker(10, 3, CompletedOffsets.NONE);
    assertThat(tracker.epochBefore(tracker.committable())).isEqualTo(3);
    assertThat(tracker.read(10, 4)).isTrue();
    assertThat(tracker.read(11, 5)).isTrue();
    assertThat(tracker.epochBefore(tracker.committable())).isEqualTo(3);
    tracker.complete(11);
    tracker.complete(10);
    assertThat(tracker.epochBefore(tracker.committable())).isEqualTo(5);
    assertThat(tracker.read(12, -1)).as("an old format").isTrue();
    tracker.complete(12);
    assertThat(tracker.epochBefore(tracker.committable())).isNegative();
  }

  @Test
  void recordOfAnotherEpochEndsTheRestoredOffsets() {
    OffsetTracker before = new OffsetTracker(10, 3, CompletedOffsets.NONE);
    for (long offset = 10; offset < 20; offset++) {
      assertThat(before.read(offset, 3)).isTrue();
      if (offset > 10) {
        before.complete(offset);
      }
    }
    OffsetTracker tracker = new OffsetTracker(10, 3, before.completedOffsets());
    assertThat(tracker.read(10, 3)).isTrue();
    assertThat(tracker.read(11, 3)).isFalse();
    assertThat(tracker.read(12, 4)).as("written after the log lost its end").isTrue();
    assertThat(tracker.read(13, 4)).isTrue();
    assertThat(tracker.completedOffsets()).hasToString("11-11");
  }

  @Test
  void invalidOffsetsAreRejected() {
    OffsetTracker tracker = new OffsetTracker(10, CompletedOffsets.NONE);
    read(tracker, 10, 12);
    assertThatThrownBy(() -> tracker.read(12, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("offset 12 is not greater than the last one read, 12");
    assertThatThrownBy(() -> tracker.complete(11))
        .hasMessage("offset 11 was not read, or is completed already");
    tracker.complete(12);
    assertThatThrownBy(() -> tracker.complete(12))
        .hasMessage("offset 12 was not read, or is completed already");
  }

  @Test
  void capacityStaysConstantBehindOneUncompletedOffset() {
    OffsetTracker tracker = new OffsetTracker(0, CompletedOffsets.NONE);
    read(tracker, 0);
    for (long offset = 1; offset <= 1_000_000; offset++) {
      tracker.read(offset, -1);
      tracker.complete(offset);
    }
    assertThat(tracker.capacity()).isLessThanOrEqualTo(64);
    assertThat(tracker.committable()).isZero();
    assertThat(tracker.completedOffsets()).hasToString("1-1000000");
  }

  @Test
  void capacityGrowsWithUncompletedOffsetsOnly() {
    Random random = new Random(3);
    OffsetTracker tracker = new OffsetTracker(0, CompletedOffsets.NONE);
    int most = 0;
    for (long offset = 0; offset < 1_000_000; offset += 1 + random.nextInt(3)) {
      tracker.read(offset, -1);
      if (offset % 1_000 != 0) {
        tracker.complete(offset);
      }
      most = Math.max(most, tracker.uncompleted());
    }
    assertThat(tracker.capacity()).isLessThanOrEqualTo(4 * most);
  }

  /** Offsets with gaps, completed in any order and with restarts, compared with plain sets. */
  @Test
  void matchesNaiveModelOverRandomHistories() {
    for (long seed = 0; seed < 500; seed++) {
      new TrackerHistory(seed).run(300);
    }
  }

  private static void read(OffsetTracker tracker, long... offsets) {
    for (long offset : offsets) {
      assertThat(tracker.read(offset, -1)).isTrue();
    }
  }
}
