package org.openedx.eventbus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartitionGateTest {
  private static final long NOW = 1_000;

  private final Route route = Samples.route(Samples.type("one"));
  private final PartitionGate gate = new PartitionGate();

  private Outgoing to(int partition) {
    Outgoing outgoing = Samples.outgoing(route, "ada", 1, 0);
    outgoing.partition = partition;
    return outgoing;
  }

  private Outgoing entered(int partition) {
    Outgoing outgoing = to(partition);
    assertThat(gate.enter(outgoing, NOW)).isTrue();
    return outgoing;
  }

  private void assertOpen(int partition) {
    assertThat(entered(partition).first).isFalse();
    assertThat(entered(partition).first).isFalse();
  }

  private void assertAwaitsAFirst(int partition) {
    assertThat(entered(partition).first).isTrue();
    assertThat(gate.enter(to(partition), NOW)).isFalse();
  }

  @Test
  void theFirstToAPartitionGoesAloneUntilItIsStored() {
    Outgoing first = entered(3);
    assertThat(first.first).isTrue();
    assertThat(gate.enter(to(3), NOW)).isFalse();
    assertThat(gate.enter(to(3), NOW)).isFalse();

    assertThat(gate.settled(first, true)).isTrue();

    assertOpen(3);
  }

  @Test
  void partitionsDoNotWaitForEachOther() {
    Outgoing first = entered(0);
    assertAwaitsAFirst(7);
    gate.settled(first, true);
    assertOpen(0);
    assertThat(gate.enter(to(7), NOW)).isFalse();
  }

  @Test
  void whatHasNoKeyAlwaysGoes() {
    entered(0);
    Outgoing unkeyed = Samples.outgoing(route, null, 1, 0);
    assertThat(gate.enter(unkeyed, NOW)).isTrue();
    assertThat(gate.enter(unkeyed, NOW)).isTrue();
    assertThat(unkeyed.first).isFalse();
  }

  @Test
  void afterAFirstThatFailedAnotherGoesFirst() {
    Outgoing first = entered(0);
    assertThat(gate.settled(first, false)).isTrue();
    assertAwaitsAFirst(0);
  }

  @Test
  void anyFailureMakesItsPartitionUnknownAndNoOther() {
    gate.settled(entered(0), true);
    gate.settled(entered(1), true);
    Outgoing failed = entered(0);
    Outgoing stored = entered(0);

    assertThat(gate.settled(failed, false)).isFalse();
    assertThat(gate.settled(stored, true)).isFalse();

    assertAwaitsAFirst(0);
    assertOpen(1);
  }

  @Test
  void aFailureOfAnEarlierOneLeavesTheNextFirstOneFirst() {
    gate.settled(entered(0), true);
    Outgoing failed = entered(0);
    Outgoing alsoFailed = entered(0);
    gate.settled(failed, false);
    Outgoing first = entered(0);

    gate.settled(alsoFailed, false);

    assertThat(gate.enter(to(0), NOW)).isFalse();
    assertThat(gate.settled(first, true)).isTrue();
    assertOpen(0);
  }

  @Test
  void whatKafkaDidNotTakeMakesWay() {
    Outgoing first = entered(0);
    gate.leave(first);
    assertThat(first.first).isFalse();
    assertAwaitsAFirst(0);
  }

  @Test
  void leavingAKnownPartitionChangesNothing() {
    gate.settled(entered(0), true);
    gate.leave(entered(0));
    assertOpen(0);
  }

  @Test
  void aPartitionIsForgottenAfterALongSilence() {
    gate.settled(entered(0), true);
    long last = NOW + PartitionGate.FORGOTTEN_AFTER_NANOS - 1;
    Outgoing inTime = to(0);
    assertThat(gate.enter(inTime, last)).isTrue();
    assertThat(inTime.first).isFalse();

    Outgoing late = to(0);
    assertThat(gate.enter(late, last + PartitionGate.FORGOTTEN_AFTER_NANOS)).isTrue();
    assertThat(late.first).isTrue();
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
    Deque<Outgoing> underWay = new ArrayDeque<>();
    Map<Outgoing, Integer> numbers = new HashMap<>();
    List<Outgoing> done = new ArrayList<>();
    boolean[] known = new boolean[3];
    int[] alone = new int[3];
    java.util.function.Predicate<Outgoing> go =
        outgoing -> {
          if (!queue.gate.enter(outgoing, NOW)) {
            return false;
          }
          if (random.nextInt(20) == 0) {
            queue.gate.leave(outgoing);
            return false;
          }
          if (!known[outgoing.partition]) {
            assertThat(++alone[outgoing.partition]).as("seed " + seed).isEqualTo(1);
          }
          underWay.add(outgoing);
          return true;
        };
    for (int n = 0; n < 2_000 || done.size() < 2_000; n++) {
      if (n < 2_000) {
        int key = random.nextInt(9);
        Outgoing next = Samples.outgoing(route, "key-" + key, 1, 0);
        next.partition = key % 3;
        numbers.put(next, n);
        if (!queue.mayPass(next) || !go.test(next)) {
          queue.add(next);
        }
      }
      while (!underWay.isEmpty() && random.nextInt(3) > 0) {
        Outgoing answered = underWay.poll();
        boolean stored = random.nextInt(50) > 0;
        if (answered.first) {
          alone[answered.partition] = 0;
          known[answered.partition] = stored;
        } else if (!stored) {
          known[answered.partition] = false;
        }
        done.add(answered);
        queue.gate.settled(answered, stored);
      }
      queue.offer(go);
    }

    assertThat(done).as("seed " + seed).doesNotHaveDuplicates().hasSize(2_000);
    Map<String, Integer> last = new HashMap<>();
    for (Outgoing each : done) {
      Integer before = last.put(java.util.Arrays.toString(each.key), numbers.get(each));
      assertThat(before == null ? -1 : before).as("seed " + seed).isLessThan(numbers.get(each));
    }
  }
}
