package org.openedx.eventbus.consumer.internal.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class RememberedPositionsTest {
  @Test
  void otherWordsOfTheMetadataAreKept() {
    Uuid topic = Uuid.randomUuid();
    Uuid before = Uuid.randomUuid();

    assertThat(RememberedPositions.withTopicId("", topic)).isEqualTo("dead-letters=" + topic);
    assertThat(RememberedPositions.withTopicId("one:1,2 dead-letters=" + before + " two", topic))
        .isEqualTo("one:1,2 two dead-letters=" + topic);
  }
}
