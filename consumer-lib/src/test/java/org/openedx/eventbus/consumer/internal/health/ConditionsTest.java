package org.openedx.eventbus.consumer.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.internal.health.Conditions.Finding;
import org.openedx.eventbus.consumer.internal.health.Conditions.Source;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Condition;

class ConditionsTest {
  private Instant now = Instant.parse("2026-01-31T00:00:00Z");
  private final Conditions conditions = new Conditions("g", () -> now);

  private static Finding missing(String topic, String text) {
    return new Finding(Code.TOPIC_MISSING, topic, text, "create it");
  }

  @Test
  void conditionKeepsItsTimeWhileItsTextChanges() {
    Instant begin = now;
    conditions.publish(Source.CLUSTER, List.of(missing("t", "first")));
    now = now.plusSeconds(60);
    conditions.publish(Source.CLUSTER, List.of(missing("t", "second"), missing("u", "new")));

    assertThat(conditions.all())
        .containsExactly(
            new Condition(Code.TOPIC_MISSING, "second", begin, "create it"),
            new Condition(Code.TOPIC_MISSING, "new", now, "create it"));
  }

  @Test
  void conditionThatComesBackIsANewOne() {
    conditions.publish(Source.CLUSTER, List.of(missing("t", "text")));
    conditions.publish(Source.CLUSTER, List.of());
    assertThat(conditions.all()).isEmpty();
    now = now.plusSeconds(60);
    conditions.publish(Source.CLUSTER, List.of(missing("t", "text")));

    assertThat(conditions.all()).singleElement().extracting(Condition::since).isEqualTo(now);
  }

  @Test
  void sourcesDoNotReplaceEachOtherAndTheSameConditionOccursOnce() {
    conditions.publish(Source.START, List.of(missing("t", "at start")));
    conditions.publish(Source.CLUSTER, List.of(missing("t", "later")));

    assertThat(conditions.all()).extracting(Condition::text).containsExactly("at start");
    conditions.publish(Source.START, List.of());
    assertThat(conditions.all()).extracting(Condition::text).containsExactly("later");
    assertThat(conditions.contains(Code.TOPIC_MISSING, "t")).isTrue();
    assertThat(conditions.contains(Code.TOPIC_MISSING, "u")).isFalse();
  }

  @Test
  void textOfABrokerIsInOneLine() {
    conditions.publish(Source.CLUSTER, List.of(missing("t", "denied\n12:00 INFO all is well")));

    assertThat(conditions.all())
        .extracting(Condition::text)
        .containsExactly("denied\\n12:00 INFO all is well");
  }
}
