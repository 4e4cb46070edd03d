package org.openedx.eventbus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicQueueTest {
  private final Route one = Samples.route(Samples.type("one"));
  private final Route two = Samples.route(Samples.type("two"));
  private final TopicQueue queue = new TopicQueue();

  @Test
  void whatWaitsHoldsBackItsKeyWhateverTheTypeAndNoOther() {
    queue.add(Samples.outgoing(one, "ada", 1, 0));

    assertThat(queue.mayPass(Samples.outgoing(two, "ada", 1, 0))).isFalse();
    assertThat(queue.mayPass(Samples.outgoing(two, "bob", 1, 0))).isTrue();
    assertThat(queue.mayPass(Samples.outgoing(two, null, 1, 0))).isTrue();
  }

  @Test
  void whatIsRemovedHoldsBackNothing() {
    Outgoing late = Samples.outgoing(one, "ada", 1, 100);
    Outgoing next = Samples.outgoing(two, "ada", 1, 200);
    queue.add(late);
    queue.add(next);

    assertThat(queue.expired(99)).isFalse();
    assertThat(queue.expired(100)).isTrue();
    assertThat(queue.remove(each -> each.expired(100))).containsExactly(late);
    List<Outgoing> gone = new ArrayList<>();
    queue.offer(gone::add);
    assertThat(gone).containsExactly(next);
    assertThat(queue.contains(each -> true)).isFalse();
  }

  @Test
  void oneOfferIsBegunForAllThatAskForItMeanwhileWhileAnythingWaits() {
    assertThat(queue.beginOffering()).isFalse();
    queue.add(Samples.outgoing(one, "ada", 1, 0));
    assertThat(queue.beginOffering()).isTrue();
    assertThat(queue.beginOffering()).isFalse();

    queue.offer(each -> false);

    assertThat(queue.beginOffering()).isTrue();
  }

  /** Types become ready and lose that again at random; each key's order holds, nothing is lost. */
  @Test
  void eachKeysOrderHoldsWhicheverTypesMayGo() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Set<Route> ready = new HashSet<>();
    List<Outgoing> sent = new ArrayList<>();
    Map<Outgoing, Integer> numbers = new HashMap<>();
    for (int n = 0; n < 2_000; n++) {
      Route route = random.nextBoolean() ? one : two;
      Outgoing next = Samples.outgoing(route, "key-" + random.nextInt(5), 1, 0);
      numbers.put(next, n);
      if (queue.mayPass(next) && ready.contains(route)) {
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
    for (Outgoing each : sent) {
      String key = java.util.Arrays.toString(each.key);
      Integer before = last.put(key, numbers.get(each));
      assertThat(before == null ? -1 : before).as("seed " + seed).isLessThan(numbers.get(each));
    }
  }
}
