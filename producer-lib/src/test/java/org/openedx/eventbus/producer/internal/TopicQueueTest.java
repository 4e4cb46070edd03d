package org.openedx.eventbus.producer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.producer.internal.Routes.Route;

class TopicQueueTest {
  private final Route one = TestRecords.route(TestRecords.type("one"));
  private final Route two = TestRecords.route(TestRecords.type("two"));
  private final TopicQueue queue = new TopicQueue();

  @Test
  void queuedRecordHoldsBackItsKeyAcrossTypes() {
    queue.add(TestRecords.record(one, "ada", 1, 0));

    assertThat(queue.holdsBack(TestRecords.record(two, "ada", 1, 0))).isTrue();
    assertThat(queue.holdsBack(TestRecords.record(two, "bob", 1, 0))).isFalse();
    assertThat(queue.holdsBack(TestRecords.record(two, null, 1, 0))).isFalse();
  }

  @Test
  void removedRecordNoLongerHoldsBackItsKey() {
    PendingRecord late = TestRecords.record(one, "ada", 1, 100);
    PendingRecord next = TestRecords.record(two, "ada", 1, 200);
    queue.add(late);
    queue.add(next);

    assertThat(queue.isExpired(99)).isFalse();
    assertThat(queue.isExpired(100)).isTrue();
    assertThat(queue.removeIf(each -> each.isExpired(100))).containsExactly(late);
    List<PendingRecord> sent = new ArrayList<>();
    queue.offer(sent::add);
    assertThat(sent).containsExactly(next);
    assertThat(queue.contains(each -> true)).isFalse();
  }

  @Test
  void oneOfferIsPostedWhileRecordsAreQueued() {
    assertThat(queue.beginOffer()).isFalse();
    queue.add(TestRecords.record(one, "ada", 1, 0));
    assertThat(queue.beginOffer()).isTrue();
    assertThat(queue.beginOffer()).isFalse();

    queue.offer(each -> false);

    assertThat(queue.beginOffer()).isTrue();
  }

  /** Routes become ready and unready at random. Each key keeps its order and no record is lost. */
  @Test
  void randomReadinessKeepsTheOrderOfEachKey() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Set<Route> ready = new HashSet<>();
    List<PendingRecord> sent = new ArrayList<>();
    Map<PendingRecord, Integer> numbers = new HashMap<>();
    for (int n = 0; n < 2_000; n++) {
      Route route = random.nextBoolean() ? one : two;
      PendingRecord next = TestRecords.record(route, "key-" + random.nextInt(5), 1, 0);
      numbers.put(next, n);
      if (!queue.holdsBack(next) && ready.contains(route)) {
        sent.add(next);
      } else {
        queue.add(next);
      }
      if (random.nextInt(10) == 0) {
        ready.clear();
        if (random.nextBoolean()) {
          ready.add(one);
        }
        if (random.nextBoolean()) {
          ready.add(two);
        }
        queue.offer(each -> ready.contains(each.route) && sent.add(each));
      }
    }
    queue.offer(sent::add);

    assertThat(sent).as("seed " + seed).hasSize(2_000);
    Map<String, Integer> last = new HashMap<>();
    for (PendingRecord each : sent) {
      String key = Arrays.toString(each.key);
      Integer before = last.put(key, numbers.get(each));
      assertThat(before == null ? -1 : before).as("seed " + seed).isLessThan(numbers.get(each));
    }
  }
}
