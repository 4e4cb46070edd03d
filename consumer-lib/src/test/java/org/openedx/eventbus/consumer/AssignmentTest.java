package org.openedx.eventbus.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  private static final TopicPartition PARTITION = new TopicPartition("t", 0);
  private final Assignment assignment = new Assignment(PARTITION);

  @Test
  void givesAWorkerItsRecordsInOrderAndNoneWhileItIsBusy() {
    add(5, 9);
    assertThat(offsets(assignment.take(3, 0))).containsExactly(5L, 6L, 7L);
    assertThat(assignment.take(3, 0)).isEmpty();
    assignment.turnEnded(List.of());
    assertThat(offsets(assignment.take(3, 0))).containsExactly(8L, 9L);
  }

  @Test
  void whatWasNotDoneComesAgainFirst() {
    add(0, 5);
    List<Work> taken = assignment.take(4, 0);
    assignment.done(taken.get(0));
    assignment.turnEnded(taken.subList(1, 4));

    assertThat(assignment.next()).isEqualTo(1);
    assertThat(offsets(assignment.take(100, 0))).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void afterAFailureItWaitsAndThenGivesOneAtATime() {
    add(0, 3);
    List<Work> taken = assignment.take(100, 0);
    taken.get(0).attempt++;
    assignment.waitUntil(1_000);
    assignment.turnEnded(taken);

    assertThat(assignment.take(100, 999)).isEmpty();
    assertThat(offsets(assignment.take(100, 1_000))).containsExactly(0L);
  }

  @Test
  void knowsHowManyBytesItHoldsUntilTheyAreDone() {
    add(0, 1);
    long both = assignment.bytes();
    List<Work> taken = assignment.take(2, 0);
    assertThat(assignment.bytes()).as("the worker's count too").isEqualTo(both);
    assignment.done(taken.get(0));
    assertThat(assignment.bytes()).isEqualTo(both / 2);
  }

  @Test
  void hasNothingToCommitUntilItKnowsWhereItBegan() {
    assertThat(assignment.hasNewsToCommit()).isFalse();
    assignment.begin(42);
    assertThat(assignment.hasNewsToCommit()).isTrue();
    assertThat(assignment.next()).isEqualTo(42);
    assignment.committed(42);
    assertThat(assignment.hasNewsToCommit()).isFalse();
  }

  /** Whatever workers do, all that is below the next offset was done, each once and in order. */
  @Test
  void theOffsetToCommitNeverPassesWhatIsNotDone() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Long> done = new ArrayList<>();
    long added = 0;
    while (done.size() < 5_000) {
      if (random.nextBoolean()) {
        long until = added + random.nextInt(50);
        add(added, until - 1);
        added = until;
      }
      List<Work> taken = assignment.take(1 + random.nextInt(20), 0);
      if (taken.isEmpty()) {
        continue;
      }
      int count = random.nextInt(taken.size() + 1);
      for (Work work : taken.subList(0, count)) {
        assignment.done(work);
        done.add(work.record.offset());
      }
      if (count < taken.size()) {
        taken.get(count).attempt++;
      }
      assignment.turnEnded(taken.subList(count, taken.size()));
      assertThat(assignment.next()).as("seed " + seed).isEqualTo(done.size());
    }
    for (int i = 0; i < done.size(); i++) {
      assertThat(done.get(i)).as("seed " + seed).isEqualTo(i);
    }
  }

  private void add(long first, long last) {
    for (long offset = first; offset <= last; offset++) {
      assignment.add(Records.work(PARTITION, offset, 10));
    }
  }

  private static List<Long> offsets(List<Work> works) {
    return works.stream().map(work -> work.record.offset()).toList();
  }
}
