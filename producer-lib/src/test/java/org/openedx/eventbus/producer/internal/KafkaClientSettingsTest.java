package org.openedx.eventbus.producer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;

class KafkaClientSettingsTest {
  private static final String MAX_IN_FLIGHT = "max.in.flight.requests.per.connection";
  private static final String KAFKA = "eventbus.producer.partitioner=kafka";
  private static final String CUSTOM =
      "eventbus.kafka.partitioner.class=com.example.CustomPartitioner";

  private static Map<String, Object> settings(String... given) {
    Map<String, String> settings = new HashMap<>();
    settings.put("eventbus.kafka.bootstrap.servers", "127.0.0.1:9092");
    for (String each : given) {
      String[] nameAndValue = each.split("=");
      settings.put(nameAndValue[0], nameAndValue[1]);
    }
    return KafkaClientSettings.producer(EventBusConfig.of(settings));
  }

  @Test
  void customPartitionerLimitsRequestsInFlightToOne() {
    assertThat(settings(KAFKA, CUSTOM)).containsEntry(MAX_IN_FLIGHT, 1);
    assertThat(settings(KAFKA)).doesNotContainKey(MAX_IN_FLIGHT);
    assertThat(settings(CUSTOM)).as("events without a key").containsEntry(MAX_IN_FLIGHT, 1);
    assertThat(settings(KAFKA, CUSTOM, "eventbus.kafka." + MAX_IN_FLIGHT + "=3"))
        .containsEntry(MAX_IN_FLIGHT, "3");
  }

  @Test
  void keysArePartitionedByHashUnlessConfiguredOtherwise() {
    assertThat(KafkaClientSettings.partitionsByKeyHash(settings(KAFKA))).isTrue();
    assertThat(KafkaClientSettings.partitionsByKeyHash(settings(KAFKA, CUSTOM))).isFalse();
    assertThat(
            KafkaClientSettings.partitionsByKeyHash(
                settings(KAFKA, "eventbus.kafka.partitioner.ignore.keys=true")))
        .isFalse();
  }

  /** Kafka accepts it when the producer is created, and fails each send. */
  @Test
  void transactionalIdIsRejectedAtTheStart() {
    assertThatThrownBy(() -> settings("eventbus.kafka.transactional.id=orders"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("eventbus.kafka.transactional.id");
  }
}
