package org.openedx.eventbus.producer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.EventBusConfig;

class ProducerSettingsTest {
  private static ProducerSettings read(Map<String, String> settings) {
    return ProducerSettings.of(EventBusConfig.of(settings));
  }

  @Test
  void emptyConfigurationReadsAsDefaults() {
    assertThat(read(Map.of()))
        .isEqualTo(
            new ProducerSettings(
                32L << 20,
                Duration.ofMinutes(2),
                Duration.ofSeconds(30),
                ProducerSettings.Partitioner.CRC32));
  }

  @Test
  void everySettingIsRead() {
    assertThat(
            read(
                Map.of(
                    "eventbus.producer.buffer-bytes", "1GiB",
                    "eventbus.producer.delivery-timeout", "10s",
                    "eventbus.producer.close-timeout", "0",
                    "eventbus.producer.partitioner", "kafka")))
        .isEqualTo(
            new ProducerSettings(
                1L << 30,
                Duration.ofSeconds(10),
                Duration.ZERO,
                ProducerSettings.Partitioner.KAFKA));
  }
}
