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
    OffsetTracker tracker = new OffsetTracker(10, new CompletedOffsets(done));
    assertThat(tracker.completedOffsets()).as("before anything is read").hasToString("11-12 20-29");
    assertThat(tracker.read(10)).isTrue();
    assertThat(tracker.read(11)).isFalse();
    assertThat(tracker.read(12)).isFalse();
    assertThat(tracker.read(13)).isTrue();
    tracker.complete(13);
    assertThat(tracker.completedOffsets()).hasToString("11-13 20-29");
    tracker.complete(10);
    assertThat(tracker.committable()).isEqualTo(14);
    assertThat(tracker.completedOffsets()).hasToString("20-29");
    assertThat(tracker.read(19)).isTrue();
    tracker.complete(19);
    assertThat(tracker.committable()).as("nothing below 30 is left to do").isEqualTo(30);
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
  void invalidOffsetsAreRejected() {
    OffsetTracker tracker = new OffsetTracker(10, CompletedOffsets.NONE);
    read(tracker, 10, 12);
    assertThatThrownBy(() -> tracker.read(12))
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
      tracker.read(offset);
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
      tracker.read(offset);
      if (offset % 1_000 != 0) {
        tracker.complete(offset);
      }
      most = Math.max(most, tracker.uncompleted());
    }
    assertThat(tracker.capacity()).isLessThanOrEqualTo(4 * most);
  }

  /** Offsets with gaps, finished in any order, with restarts in between, against plain sets. */
  @Test
  void matchesNaiveModelOverRandomHistories() {
    for (long seed = 0; seed < 500; seed++) {
      new TrackerHistory(seed).run(300);
    }
  }

  private static void read(OffsetTracker tracker, long... offsets) {
    for (long offset : offsets) {
      assertThat(tracker.read(offset)).isTrue();
    }
  }
}
