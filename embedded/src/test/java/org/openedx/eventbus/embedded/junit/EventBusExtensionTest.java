package org.openedx.eventbus.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;

class EventBusExtensionTest {

  @Test
  void providerIsSelectedByName() {
    try (EventBusInfrastructure selected = EventBusExtension.start("elsewhere")) {
      assertThat(selected.bootstrapServers()).isEqualTo("broker.example:9092");
    }
  }

  @Test
  void unknownProviderIsReported() {
    assertThatThrownBy(() -> EventBusExtension.start("nowhere"))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining(EventBusInfrastructureProvider.PROPERTY);
  }

  @Test
  void validPrefixIsPrependedAndInvalidOneIsRejected() {
    assertThat(new TopicPrefix("mine-1").topic("orders")).isEqualTo("mine-1-orders");
    assertThatThrownBy(() -> new TopicPrefix("not mine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not mine");
  }
}
