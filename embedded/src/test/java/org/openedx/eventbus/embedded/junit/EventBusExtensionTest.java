package org.openedx.eventbus.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;

class EventBusExtensionTest {

  @Test
  void takesTheInfrastructureThatWasChosenByName() {
    try (EventBusInfrastructure chosen = EventBusExtension.start("elsewhere")) {
      assertThat(chosen.bootstrapServers()).isEqualTo("broker.example:9092");
    }
  }

  @Test
  void namesTheChoiceThatNobodyBrings() {
    assertThatThrownBy(() -> EventBusExtension.start("nowhere"))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining(EventBusInfrastructureProvider.PROPERTY);
  }

  @Test
  void aPrefixFitsATopicsName() {
    assertThat(new TopicPrefix("mine-1").topic("letters")).isEqualTo("mine-1-letters");
    assertThatThrownBy(() -> new TopicPrefix("not mine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not mine");
  }
}
