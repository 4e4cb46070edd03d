package org.openedx.eventbus.producer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.EventBusConfig;

class KafkaClientSettingsTest {
  private static final String IN_FLIGHT = "max.in.flight.requests.per.connection";
  private static final String BY_KAFKA = "eventbus.producer.partitioner=kafka";
  private static final String BY_THE_USER = "eventbus.kafka.partitioner.class=com.example.Mine";

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
  void oneRequestAtATimeWhereOnlyAPartitionerOfTheUsersKnowsWhereKeysGo() {
    assertThat(settings(BY_KAFKA, BY_THE_USER)).containsEntry(IN_FLIGHT, 1);
    assertThat(settings(BY_KAFKA)).doesNotContainKey(IN_FLIGHT);
    assertThat(settings(BY_THE_USER)).doesNotContainKey(IN_FLIGHT);
    assertThat(settings(BY_KAFKA, BY_THE_USER, "eventbus.kafka." + IN_FLIGHT + "=3"))
        .containsEntry(IN_FLIGHT, "3");
  }

  @Test
  void kafkaPlacesKeysByTheirHashUnlessToldOtherwise() {
    assertThat(KafkaClientSettings.partitionsByKeyHash(settings(BY_KAFKA))).isTrue();
    assertThat(KafkaClientSettings.partitionsByKeyHash(settings(BY_KAFKA, BY_THE_USER))).isFalse();
    assertThat(
            KafkaClientSettings.partitionsByKeyHash(
                settings(BY_KAFKA, "eventbus.kafka.partitioner.ignore.keys=true")))
        .isFalse();
  }
}
