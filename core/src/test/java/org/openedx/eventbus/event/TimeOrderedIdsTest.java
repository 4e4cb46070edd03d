package org.openedx.eventbus.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
  private static final Instant NOON = Instant.parse("2021-09-21T12:00:00Z");

  @Test
  void idsSortInTheOrderOfTheirCreation() {
    TimeOrderedIds ids = new TimeOrderedIds(Clock.fixed(NOON, ZoneOffset.UTC));
    Set<UUID> seen = new HashSet<>();
    UUID before = ids.get();
    assertThat(before.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    for (int i = 0; i < 10_000; i++) {
      UUID next = ids.get();
      assertThat(next.version()).isEqualTo(7);
      assertThat(next.variant()).isEqualTo(2);
      assertThat(
              Long.compareUnsigned(before.getMostSignificantBits(), next.getMostSignificantBits()))
          .isNegative();
      assertThat(seen.add(next)).isTrue();
      before = next;
    }
  }
}
