package org.openedx.eventbus.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BoundedCacheTest {
  @Test
  void numberOfEntriesIsLimited() {
    BoundedCache<Integer, String> cache = new BoundedCache<>(10);

    for (int i = 0; i < 1_000; i++) {
      cache.put(i, "v" + i);
      assertThat(cache.size()).isLessThanOrEqualTo(10);
      assertThat(cache.get(i)).isEqualTo("v" + i);
    }
  }

  @Test
  void entryThatIsReadOutlivesThoseThatAreNot() {
    BoundedCache<Integer, String> cache = new BoundedCache<>(10);
    cache.put(-1, "used");

    for (int i = 0; i < 1_000; i++) {
      assertThat(cache.get(-1)).isEqualTo("used");
      cache.put(i, "once");
    }
  }

  @Test
  void sumOfWeightsIsLimitedAndTheNewestEntryAlwaysRemains() {
    BoundedCache<Integer, String> cache = new BoundedCache<>(100, String::length);
    cache.put(1, "x".repeat(60));
    cache.put(2, "x".repeat(60));
    assertThat(cache.size()).isEqualTo(1);

    cache.put(3, "x".repeat(500));
    assertThat(cache.size()).isEqualTo(1);
    assertThat(cache.get(3)).hasSize(500);

    cache.put(4, "x");
    cache.put(5, "x");
    assertThat(cache.get(3)).isNull();
    assertThat(cache.get(5)).isEqualTo("x");
  }

  @Test
  void replacedAndClearedEntriesReleaseTheirWeight() {
    BoundedCache<Integer, String> cache = new BoundedCache<>(100, String::length);
    String first = cache.put(1, "x".repeat(90));
    assertThat(cache.replace(1, "other", "y")).isFalse();
    assertThat(cache.replace(1, first, "y")).isTrue();
    cache.put(2, "x".repeat(90));
    assertThat(cache.size()).isEqualTo(2);

    cache.clear();
    assertThat(cache.size()).isZero();
    cache.put(3, "x".repeat(90));
    assertThat(cache.get(3)).isNotNull();
  }

  @Test
  void limitHoldsWithConcurrentCallers() throws InterruptedException {
    BoundedCache<Integer, Integer> cache = new BoundedCache<>(50);
    CountDownLatch done = new CountDownLatch(4);
    for (int t = 0; t < 4; t++) {
      Random random = new Random(t);
      new Thread(
              () -> {
                for (int i = 0; i < 20_000; i++) {
                  int key = random.nextInt(500);
                  if (cache.get(key) == null) {
                    cache.put(key, key);
                  }
                }
                done.countDown();
              })
          .start();
    }
    done.await();

    cache.put(1_000, 1_000);
    assertThat(cache.size()).isLessThanOrEqualTo(55);
  }
}
