package org.openedx.eventbus.producer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.producer.internal.Routes.Route;

class PartitionGateTest {
  private static final long NOW = 1_000;

  private final Route route = TestRecords.route(TestRecords.type("one"));
  private final PartitionGate gate = new PartitionGate();

  private PendingRecord to(int partition) {
    PendingRecord record = TestRecords.record(route, "ada", 1, 0);
    record.partition = partition;
    return record;
  }

  private PendingRecord entered(int partition) {
    PendingRecord record = to(partition);
    assertThat(gate.tryEnter(record, NOW)).isTrue();
    return record;
  }

  private void assertOpen(int partition) {
    assertThat(entered(partition).firstToPartition).isFalse();
    assertThat(entered(partition).firstToPartition).isFalse();
  }

  private void assertAwaitsAFirst(int partition) {
    assertThat(entered(partition).firstToPartition).isTrue();
    assertThat(gate.tryEnter(to(partition), NOW)).isFalse();
  }

  @Test
  void theFirstToAPartitionGoesAloneUntilItIsStored() {
    PendingRecord first = entered(3);
    assertThat(first.firstToPartition).isTrue();
    assertThat(gate.tryEnter(to(3), NOW)).isFalse();
    assertThat(gate.tryEnter(to(3), NOW)).isFalse();

    assertThat(gate.complete(first, true)).isTrue();

    assertOpen(3);
  }

  @Test
  void partitionsDoNotWaitForEachOther() {
    PendingRecord first = entered(0);
    assertAwaitsAFirst(7);
    gate.complete(first, true);
    assertOpen(0);
    assertThat(gate.tryEnter(to(7), NOW)).isFalse();
  }

  @Test
  void whatHasNoKeyAlwaysGoes() {
    entered(0);
    PendingRecord unkeyed = TestRecords.record(route, null, 1, 0);
    assertThat(gate.tryEnter(unkeyed, NOW)).isTrue();
    assertThat(gate.tryEnter(unkeyed, NOW)).isTrue();
    assertThat(unkeyed.firstToPartition).isFalse();
  }

  @Test
  void afterAFirstThatFailedAnotherGoesFirst() {
    PendingRecord first = entered(0);
    assertThat(gate.complete(first, false)).isTrue();
    assertAwaitsAFirst(0);
  }

  @Test
  void anyFailureMakesItsPartitionUnknownAndNoOther() {
    gate.complete(entered(0), true);
    gate.complete(entered(1), true);
    PendingRecord failed = entered(0);
    PendingRecord stored = entered(0);

    assertThat(gate.complete(failed, false)).isFalse();
    assertThat(gate.complete(stored, true)).isFalse();

    assertAwaitsAFirst(0);
    assertOpen(1);
  }

  @Test
  void aFailureOfAnEarlierOneLeavesTheNextFirstOneFirst() {
    gate.complete(entered(0), true);
    PendingRecord failed = entered(0);
    PendingRecord alsoFailed = entered(0);
    gate.complete(failed, false);
    PendingRecord first = entered(0);

    gate.complete(alsoFailed, false);

    assertThat(gate.tryEnter(to(0), NOW)).isFalse();
    assertThat(gate.complete(first, true)).isTrue();
    assertOpen(0);
  }

  @Test
  void whatKafkaDidNotTakeMakesWay() {
    PendingRecord first = entered(0);
    gate.cancel(first);
    assertThat(first.firstToPartition).isFalse();
    assertAwaitsAFirst(0);
  }

  @Test
  void leavingAKnownPartitionChangesNothing() {
    gate.complete(entered(0), true);
    gate.cancel(entered(0));
    assertOpen(0);
  }

  @Test
  void aPartitionIsForgottenAfterALongSilence() {
    gate.complete(entered(0), true);
    long last = NOW + PartitionGate.EXPIRED_AFTER_NANOS - 1;
    PendingRecord inTime = to(0);
    assertThat(gate.tryEnter(inTime, last)).isTrue();
    assertThat(inTime.firstToPartition).isFalse();

    PendingRecord late = to(0);
    assertThat(gate.tryEnter(late, last + PartitionGate.EXPIRED_AFTER_NANOS)).isTrue();
    assertThat(late.firstToPartition).isTrue();
  }

  /**
   * Events to a broker that answers late, refuses some and now and then takes nothing, as the
   * sender handles them: none is lost, each key keeps its order, and nothing is on its way beside
   * the first to a partition that has stored none since its last failure.
   */
  @Test
  void atRandomNothingIsLostAndNoPartitionHasTwoFirstOnes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    TopicQueue queue = new TopicQueue();
    Deque<PendingRecord> running = new ArrayDeque<>();
    Map<PendingRecord, Integer> numbers = new HashMap<>();
    List<PendingRecord> done = new ArrayList<>();
    boolean[] known = new boolean[3];
    int[] runExclusively = new int[3];
    java.util.function.Predicate<PendingRecord> go =
        record -> {
          if (!queue.gate.tryEnter(record, NOW)) {
            return false;
          }
          if (random.nextInt(20) == 0) {
            queue.gate.cancel(record);
            return false;
          }
          if (!known[record.partition]) {
            assertThat(++runExclusively[record.partition]).as("seed " + seed).isEqualTo(1);
          }
          running.add(record);
          return true;
        };
    for (int n = 0; n < 2_000 || done.size() < 2_000; n++) {
      if (n < 2_000) {
        int key = random.nextInt(9);
        PendingRecord next = TestRecords.record(route, "key-" + key, 1, 0);
        next.partition = key % 3;
        numbers.put(next, n);
        if (queue.holdsBack(next) || !go.test(next)) {
          queue.add(next);
        }
      }
      while (!running.isEmpty() && random.nextInt(3) > 0) {
        PendingRecord answered = running.poll();
        boolean stored = random.nextInt(50) > 0;
        if (answered.firstToPartition) {
          runExclusively[answered.partition] = 0;
          known[answered.partition] = stored;
        } else if (!stored) {
          known[answered.partition] = false;
        }
        done.add(answered);
        queue.gate.complete(answered, stored);
      }
      queue.offer(go);
    }

    assertThat(done).as("seed " + seed).doesNotHaveDuplicates().hasSize(2_000);
    Map<String, Integer> last = new HashMap<>();
    for (PendingRecord each : done) {
      Integer before = last.put(java.util.Arrays.toString(each.key), numbers.get(each));
      assertThat(before == null ? -1 : before).as("seed " + seed).isLessThan(numbers.get(each));
    }
  }
}
