package org.openedx.eventbus.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.registry.RegistryUnavailableException;
import org.openedx.eventbus.registry.internal.VerifiedCache.Answer;

class VerifiedCacheTest {
  private static final Duration VERIFY = Duration.ofMinutes(5);
  private static final Duration RETRY = Duration.ofSeconds(10);

  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger loads = new AtomicInteger();
  private final AtomicInteger verifications = new AtomicInteger();
  private final VerifiedCache<String, String> cache = new VerifiedCache<>(VERIFY, RETRY, now::get);

  private String get(boolean verified) {
    return get(known -> new Answer<>(known + "+", verified));
  }

  private String get(Function<String, Answer<String>> verify) {
    return cache.get(
        "key",
        () -> {
          loads.incrementAndGet();
          return new Answer<>("value", true);
        },
        known -> {
          verifications.incrementAndGet();
          return verify.apply(known);
        });
  }

  @Test
  void numberOfValuesIsLimitedAndUsedOnesAreKept() {
    get(true);
    for (int i = 0; i < 3 * VerifiedCache.MAX_ENTRIES; i++) {
      String name = "hostile" + i;
      cache.get(name, () -> new Answer<>(name, true), known -> new Answer<>(known, true));
      get(true);
    }

    assertThat(loads).hasValue(1);
    assertThat(cache.find("hostile0")).isNull();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos() + 1);
  }

  @Test
  void valueIsLoadedOnceUntilItIsDue() {
    assertThat(get(true)).isEqualTo("value");
    pass(VERIFY.minusSeconds(1));

    assertThat(get(true)).isEqualTo("value");
    assertThat(loads).hasValue(1);
    assertThat(verifications).hasValue(0);
  }

  @Test
  void dueValueIsVerifiedAndReplaced() {
    get(true);
    pass(VERIFY);

    assertThat(get(true)).isEqualTo("value+");
    assertThat(get(true)).isEqualTo("value+");
    assertThat(verifications).hasValue(1);
  }

  @Test
  void unverifiedValueIsDueAfterTheRetryInterval() {
    cache.put("key", new Answer<>("from disk", false));
    pass(RETRY);

    assertThat(get(true)).isEqualTo("from disk+");
    assertThat(loads).hasValue(0);
  }

  @Test
  void unavailableRegistryKeepsTheValueForTheRetryInterval() {
    get(true);
    pass(VERIFY);
    Function<String, Answer<String>> unavailable =
        known -> {
          throw new RegistryUnavailableException("down");
        };

    assertThat(get(unavailable)).isEqualTo("value");
    assertThat(get(unavailable)).isEqualTo("value");
    assertThat(verifications).hasValue(1);
    pass(RETRY);
    assertThat(get(true)).isEqualTo("value+");
  }

  @Test
  void permanentFailureOfAVerificationIsThrownAndKeepsTheValue() {
    get(true);
    pass(VERIFY);

    assertThatThrownBy(
            () ->
                get(
                    known -> {
                      throw new IllegalArgumentException("broken");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(get(true)).isEqualTo("value");
  }

  @Test
  void failedLoadIsNotCached() {
    assertThatThrownBy(
            () ->
                cache.get(
                    "key",
                    () -> {
                      throw new RegistryUnavailableException("down");
                    },
                    known -> new Answer<>(known, true)))
        .isInstanceOf(RegistryUnavailableException.class);

    assertThat(cache.find("key")).isNull();
    assertThat(get(true)).isEqualTo("value");
  }

  @Test
  void evictedValueIsVerified() {
    assertThat(cache.verify("evicted", "known", VERIFY, known -> new Answer<>(known + "+", true)))
        .isEqualTo("known+");
    assertThat(cache.find("evicted")).isEqualTo("known+");
  }

  @Test
  void onlyOneCallerVerifiesADueValue() {
    get(true);
    pass(VERIFY);

    assertThat(cache.tryBeginVerification("key")).isTrue();
    assertThat(cache.tryBeginVerification("key")).isFalse();
    assertThat(get(true)).isEqualTo("value");
    assertThat(cache.tryBeginVerification("unknown")).isFalse();
  }
}
