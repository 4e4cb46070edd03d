package org.openedx.eventbus.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.embedded.EmbeddedBus;

@EventBusTest
class EventBusTestTest {

  private static EmbeddedBus ofClass;
  private static TopicPrefix prefixOfClass;

  private TopicPrefix prefix;

  @BeforeAll
  static void remember(EmbeddedBus bus, TopicPrefix prefix) {
    ofClass = bus;
    prefixOfClass = prefix;
  }

  @BeforeEach
  void remember(TopicPrefix prefix) {
    this.prefix = prefix;
  }

  @Test
  void allParametersShareOneBus(EmbeddedBus bus, EventBusInfrastructure infrastructure) {
    assertThat(bus).isSameAs(ofClass);
    assertThat(infrastructure.bootstrapServers()).isEqualTo(bus.bootstrapServers());
    assertThat(infrastructure.registryUrl()).isEqualTo(bus.registryUrl());
  }

  @Test
  void methodPrefixDiffersFromClassPrefix(EmbeddedBus bus, TopicPrefix mine) {
    bus.kafka().createTopic(mine.topic("orders"), 1);

    assertThat(mine).isEqualTo(prefix).isNotEqualTo(prefixOfClass);
    assertThat(mine.value()).startsWith("eventbustesttest-");
  }
}
