package org.openedx.eventbus.producer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
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

  private void assertKnown(int partition) {
    assertThat(entered(partition).firstToPartition).isFalse();
    assertThat(entered(partition).firstToPartition).isFalse();
  }

  private void assertUnknown(int partition) {
    assertThat(entered(partition).firstToPartition).isTrue();
    assertThat(gate.tryEnter(to(partition), NOW)).isFalse();
  }

  @Test
  void firstRecordHoldsBackItsPartitionUntilAcknowledged() {
    PendingRecord first = entered(3);
    assertThat(first.firstToPartition).isTrue();
    assertThat(gate.tryEnter(to(3), NOW)).isFalse();
    assertThat(gate.tryEnter(to(3), NOW)).isFalse();

    assertThat(gate.complete(first, true)).isTrue();

    assertKnown(3);
  }

  @Test
  void partitionsAreIndependent() {
    PendingRecord first = entered(0);
    assertUnknown(7);
    gate.complete(first, true);
    assertKnown(0);
    assertThat(gate.tryEnter(to(7), NOW)).isFalse();
  }

  @Test
  void recordsOfKafkasChoiceAlwaysPass() {
    entered(0);
    PendingRecord unkeyed = TestRecords.record(route, null, 1, 0);
    assertThat(gate.tryEnter(unkeyed, NOW)).isTrue();
    assertThat(gate.tryEnter(unkeyed, NOW)).isTrue();
    assertThat(unkeyed.firstToPartition).isFalse();
  }

  private static final Node LEADER = new Node(1, "localhost", 9092);

  private static List<PartitionInfo> partitions(Node... leaders) {
    List<PartitionInfo> partitions = new ArrayList<>();
    for (Node each : leaders) {
      partitions.add(new PartitionInfo("things", partitions.size(), each, null, null));
    }
    return partitions;
  }

  private PendingRecord withoutKey(List<PartitionInfo> all, long now) {
    PendingRecord record = TestRecords.record(route, null, 1, 0);
    record.partition = gate.choose(all, record, now);
    return record;
  }

  @Test
  void recordsWithoutKeyGoToUnknownPartitionsFirstAndThenWhereKafkaChooses() {
    List<PartitionInfo> all = partitions(LEADER, LEADER, LEADER);
    List<PendingRecord> firsts = new ArrayList<>();
    for (int n = 0; n < 3; n++) {
      PendingRecord first = withoutKey(all, NOW);
      assertThat(gate.tryEnter(first, NOW)).isTrue();
      assertThat(first.firstToPartition).isTrue();
      firsts.add(first);
    }
    assertThat(firsts).extracting(each -> each.partition).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(gate.tryEnter(withoutKey(all, NOW), NOW)).as("all await their first").isFalse();

    gate.complete(firsts.get(0), true);
    PendingRecord fourth = withoutKey(all, NOW);
    assertThat(fourth.partition).isEqualTo(firsts.get(0).partition);
    assertThat(gate.tryEnter(fourth, NOW)).isTrue();
    assertThat(fourth.firstToPartition).isFalse();

    gate.complete(firsts.get(1), true);
    gate.complete(firsts.get(2), true);
    assertThat(withoutKey(all, NOW).hasPartition()).as("all are known").isFalse();
  }

  @Test
  void failedOrIdlePartitionIsChosenForItsNextFirstRecord() {
    List<PartitionInfo> all = partitions(LEADER, LEADER);
    gate.complete(entered(0), true);
    gate.complete(entered(1), true);
    assertThat(withoutKey(all, NOW).hasPartition()).isFalse();

    PendingRecord failed = TestRecords.record(route, null, 1, 0);
    assertThat(gate.tryEnter(failed, NOW)).isTrue();
    failed.partition = 1; // as Kafka reports it
    gate.complete(failed, false);

    PendingRecord next = withoutKey(all, NOW);
    assertThat(next.partition).isEqualTo(1);
    assertThat(gate.tryEnter(next, NOW)).isTrue();
    assertThat(next.firstToPartition).isTrue();
    gate.complete(next, true);
    assertThat(withoutKey(all, NOW).hasPartition()).isFalse();
    assertThat(withoutKey(all, NOW + PartitionGate.EXPIRED_AFTER_NANOS).hasPartition()).isTrue();
  }

  @Test
  void partitionWithoutLeaderIsChosenOnlyIfNoneHasOne() {
    assertThat(withoutKey(partitions(null, LEADER, null), NOW).partition).isEqualTo(1);
    gate.complete(entered(1), true);
    assertThat(withoutKey(partitions(null, LEADER, null), NOW).partition).isEqualTo(1);
    assertThat(withoutKey(partitions(null, null), NOW).partition).isIn(0, 1);
  }

  @Test
  void addedPartitionIsUnknown() {
    gate.complete(entered(0), true);
    assertThat(withoutKey(partitions(LEADER), NOW).hasPartition()).isFalse();
    assertThat(withoutKey(partitions(LEADER, LEADER), NOW).partition).isEqualTo(1);
  }

  @Test
  void recreatedTopicAdmitsFirstRecordsWhenTheEarlierOnesAreFinished() {
    gate.complete(entered(0), true);
    gate.complete(entered(1), true);
    PendingRecord earlier = entered(0);
    PendingRecord unacknowledgedFirst = entered(2);
    gate.startOver(List.of(earlier, unacknowledgedFirst));

    assertThat(gate.tryEnter(to(0), NOW)).isFalse();
    assertThat(gate.tryEnter(to(2), NOW)).isFalse();
    assertUnknown(1);

    assertThat(gate.awaitsEarlierRecords()).isTrue();
    assertThat(earlier.tryFinish()).isTrue();
    gate.complete(earlier, true);
    assertUnknown(0);
    assertThat(unacknowledgedFirst.tryFinish()).isTrue();
    gate.complete(unacknowledgedFirst, true);
    assertThat(gate.awaitsEarlierRecords()).as("records may have waited").isTrue();
    assertThat(gate.awaitsEarlierRecords()).isFalse();
    assertUnknown(2);
  }

  @Test
  void afterAFailedFirstRecordTheNextIsFirst() {
    PendingRecord first = entered(0);
    assertThat(gate.complete(first, false)).isTrue();
    assertUnknown(0);
  }

  @Test
  void failureMakesOnlyItsPartitionUnknown() {
    gate.complete(entered(0), true);
    gate.complete(entered(1), true);
    PendingRecord failed = entered(0);
    PendingRecord stored = entered(0);

    assertThat(gate.complete(failed, false)).isFalse();
    assertThat(gate.complete(stored, true)).isFalse();

    assertUnknown(0);
    assertKnown(1);
  }

  @Test
  void failureOfAnOlderRecordKeepsTheCurrentFirstRecord() {
    gate.complete(entered(0), true);
    PendingRecord failed = entered(0);
    PendingRecord alsoFailed = entered(0);
    gate.complete(failed, false);
    PendingRecord first = entered(0);

    gate.complete(alsoFailed, false);

    assertThat(gate.tryEnter(to(0), NOW)).isFalse();
    assertThat(gate.complete(first, true)).isTrue();
    assertKnown(0);
  }

  @Test
  void cancelledFirstRecordLetsAnotherBeFirst() {
    PendingRecord first = entered(0);
    gate.cancel(first);
    assertThat(first.firstToPartition).isFalse();
    assertUnknown(0);
  }

  @Test
  void cancelAtAKnownPartitionHasNoEffect() {
    gate.complete(entered(0), true);
    gate.cancel(entered(0));
    assertKnown(0);
  }

  @Test
  void idlePartitionIsUnknownAgain() {
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
   * Simulates the sender with a broker that acknowledges late, fails some records and sometimes
   * accepts none. No record is lost, and each key keeps its order. Until a partition has stored a
   * record since its last failure, only its first record is in flight.
   */
  @Test
  void randomRunLosesNothingAndHasOneFirstRecordPerPartition() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    TopicQueue queue = new TopicQueue();
    Deque<PendingRecord> running = new ArrayDeque<>();
    Map<PendingRecord, Integer> numbers = new HashMap<>();
    List<PendingRecord> done = new ArrayList<>();
    List<PartitionInfo> all = partitions(LEADER, LEADER, LEADER);
    boolean[] known = new boolean[3];
    int[] runExclusively = new int[3];
    Predicate<PendingRecord> trySend =
        record -> {
          if (record.key == null) {
            record.partition = queue.gate.choose(all, record, NOW);
          }
          if (!queue.gate.tryEnter(record, NOW)) {
            return false;
          }
          if (!record.hasPartition()) {
            record.partition = random.nextInt(3); // Kafka's choice
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
        int key = random.nextInt(12);
        PendingRecord next = TestRecords.record(route, key < 9 ? "key-" + key : null, 1, 0);
        next.partition = key < 9 ? key % 3 : PendingRecord.NO_PARTITION;
        numbers.put(next, n);
        if (queue.holdsBack(next) || !trySend.test(next)) {
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
      queue.offer(trySend);
    }

    assertThat(done).as("seed " + seed).doesNotHaveDuplicates().hasSize(2_000);
    Map<String, Integer> last = new HashMap<>();
    for (PendingRecord each : done) {
      if (each.key == null) {
        continue;
      }
      Integer before = last.put(Arrays.toString(each.key), numbers.get(each));
      assertThat(before == null ? -1 : before).as("seed " + seed).isLessThan(numbers.get(each));
    }
  }
}
