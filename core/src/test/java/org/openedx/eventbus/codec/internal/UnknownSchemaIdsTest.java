package org.openedx.eventbus.codec.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.codec.internal.UnknownSchemaIds.Advice;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.registry.SchemaId;

class UnknownSchemaIdsTest {
  private static final EventName NAME = EventName.of(Samples.NAME);
  private static final SchemaId ID = new SchemaId(7);
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private long now;
  private final UnknownSchemaIds ids = new UnknownSchemaIds(TIMEOUT, () -> now);

  private void pass(Duration time) {
    now += time.toNanos();
  }

  /** Lets events with the id arrive every 10 ms, and returns the number of requests. */
  private int requestsWithin(Duration time) {
    int requests = 0;
    for (long end = now + time.toNanos(); now < end; pass(Duration.ofMillis(10))) {
      if (ids.advise(ID) == Advice.REQUEST) {
        requests++;
        assertThat(ids.add(ID, NAME)).isEqualTo(Advice.WAIT);
      }
    }
    return requests;
  }

  @Test
  void idIsRequestedWithABackoffUntilTheTimeout() {
    assertThat(ids.advise(ID)).isEqualTo(Advice.REQUEST);
    assertThat(ids.add(ID, NAME)).isEqualTo(Advice.WAIT);

    assertThat(requestsWithin(Duration.ofSeconds(2))).as("soon again").isBetween(3, 10);
    assertThat(requestsWithin(TIMEOUT.minusSeconds(3))).isBetween(25, 50);
    pass(Duration.ofSeconds(1));

    assertThat(ids.advise(ID)).as("a last request").isEqualTo(Advice.REQUEST);
    assertThat(ids.add(ID, NAME)).isEqualTo(Advice.GIVE_UP);
    assertThat(ids.advise(ID)).isEqualTo(Advice.GIVE_UP);
  }

  @Test
  void missingIdIsRequestedSeldom() {
    ids.add(ID, NAME);
    pass(TIMEOUT);
    ids.add(ID, NAME);

    int requests = 0;
    for (int i = 0; i < 1_000; i++, pass(Duration.ofMillis(60))) {
      Advice advice = ids.advise(ID);
      if (advice == Advice.REQUEST) {
        requests++;
        advice = ids.add(ID, NAME);
      }
      assertThat(advice).isEqualTo(Advice.GIVE_UP);
    }
    assertThat(requests).isLessThan(15);
  }

  /** A schema that is registered later gets the id, and replicas lag again. */
  @Test
  void missingIdIsForgotten() {
    ids.add(ID, NAME);
    pass(TIMEOUT);
    assertThat(ids.add(ID, NAME)).isEqualTo(Advice.GIVE_UP);
    pass(TIMEOUT.plusSeconds(1));

    assertThat(ids.advise(ID)).isEqualTo(Advice.REQUEST);
    assertThat(ids.add(ID, NAME)).isEqualTo(Advice.WAIT);
  }

  @Test
  void requestIsMadeByOneCallerAtATime() {
    ids.add(ID, NAME);
    pass(Duration.ofSeconds(1));

    assertThat(ids.advise(ID)).isEqualTo(Advice.REQUEST);
    assertThat(ids.advise(ID)).isEqualTo(Advice.WAIT);
  }

  @Test
  void foundIdIsNotWaitedFor() {
    ids.add(ID, NAME);
    assertThat(ids.waiting()).hasSize(1);

    assertThat(ids.remove(ID)).isTrue();

    assertThat(ids.waiting()).isEmpty();
    assertThat(ids.remove(ID)).isFalse();
  }

  @Test
  void idWithoutEventsIsNotListed() {
    ids.add(ID, NAME);
    pass(Duration.ofMinutes(1));

    assertThat(ids.waiting()).isEmpty();
  }

  @Test
  void numberOfIdsIsBounded() {
    for (int i = 0; i < UnknownSchemaIds.MAX_IDS; i++) {
      assertThat(ids.add(new SchemaId(i), NAME)).isEqualTo(Advice.WAIT);
    }
    SchemaId another = new SchemaId(UnknownSchemaIds.MAX_IDS);
    assertThat(ids.add(another, NAME)).isEqualTo(Advice.GIVE_UP);
    assertThat(ids.waiting()).hasSizeLessThan(10);

    pass(TIMEOUT.multipliedBy(2).plusSeconds(1));
    assertThat(ids.add(another, NAME)).isEqualTo(Advice.WAIT);
  }

  @Test
  void endlessTimeoutNeverGivesUp() {
    UnknownSchemaIds patient = new UnknownSchemaIds(Duration.ofSeconds(Long.MAX_VALUE), () -> now);
    patient.add(ID, NAME);
    pass(Duration.ofDays(10_000));

    assertThat(patient.advise(ID)).isEqualTo(Advice.REQUEST);
    assertThat(patient.add(ID, NAME)).isEqualTo(Advice.WAIT);
  }
}
