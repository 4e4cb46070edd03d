package org.openedx.eventbus.consumer.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;

class ConsumerSettingsTest {
  private static ConsumerSettings read(Map<String, String> settings) {
    return ConsumerSettings.of(EventBusConfig.of(settings));
  }

  private static ConfigurationException rejected(String name, String value) {
    return catchThrowableOfType(
        ConfigurationException.class, () -> EventBusConfig.of(Map.of(name, value)));
  }

  @Test
  void emptyConfigurationReadsAsDefaults() {
    assertThat(read(Map.of()))
        .isEqualTo(
            new ConsumerSettings(
                StartPosition.EARLIEST,
                OptionalInt.empty(),
                ConsumerSettings.Ordering.KEY,
                Duration.ofSeconds(15),
                64L << 20,
                1000,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                ConsumerSettings.OnIncompatible.PAUSE,
                new ConsumerSettings.CircuitBreaker(
                    20, 50, Duration.ofSeconds(30), Duration.ofSeconds(30)),
                Optional.empty()));
  }

  @Test
  void everySettingIsRead() {
    ConsumerSettings settings =
        read(
            Map.ofEntries(
                Map.entry("eventbus.consumer.start", "latest"),
                Map.entry("eventbus.consumer.concurrency", "8"),
                Map.entry("eventbus.consumer.ordering", "partition"),
                Map.entry("eventbus.consumer.close-timeout", "0"),
                Map.entry("eventbus.consumer.buffer-bytes", "512KiB"),
                Map.entry("eventbus.consumer.buffer-records", "100"),
                Map.entry("eventbus.consumer.commit-interval", "2s"),
                Map.entry("eventbus.consumer.topic-check-interval", "3s"),
                Map.entry("eventbus.consumer.on-incompatible", "dead-letter"),
                Map.entry("eventbus.consumer.circuit-breaker.failing-keys", "0"),
                Map.entry("eventbus.consumer.circuit-breaker.failure-rate", "80"),
                Map.entry("eventbus.consumer.circuit-breaker.window", "1m"),
                Map.entry("eventbus.consumer.circuit-breaker.open-duration", "5s"),
                Map.entry("eventbus.consumer.dead-letters.min-retention", "90d")));

    assertThat(settings)
        .isEqualTo(
            new ConsumerSettings(
                StartPosition.LATEST,
                OptionalInt.of(8),
                ConsumerSettings.Ordering.PARTITION,
                Duration.ZERO,
                512L << 10,
                100,
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                ConsumerSettings.OnIncompatible.DEAD_LETTER,
                new ConsumerSettings.CircuitBreaker(
                    0, 80, Duration.ofMinutes(1), Duration.ofSeconds(5)),
                Optional.of(Duration.ofDays(90))));
  }

  @Test
  void startIsEarliestOrLatestOrATime() {
    String start = "eventbus.consumer.start";
    Instant time = Instant.parse("2026-01-31T00:00:00Z");

    assertThat(read(Map.of(start, "Latest")).start()).isEqualTo(StartPosition.LATEST);
    for (String same : List.of("2026-01-31T00:00:00Z", "2026-01-31T01:00:00+01:00")) {
      assertThat(read(Map.of(start, same)).start())
          .isEqualTo(StartPosition.at(time))
          .hasToString("2026-01-31T00:00:00Z");
    }
    for (String wrong : List.of("newest", "2026-01-31", "2026-01-31T00:00:00", "1769817600")) {
      assertThat(rejected(start, wrong).problems())
          .containsExactly(
              "given: eventbus.consumer.start: '"
                  + wrong
                  + "' is not a start position; expected earliest, latest or a time such as"
                  + " 2026-01-31T00:00:00Z");
    }
    for (String unknown : List.of("1969-12-31T23:59:59.999Z", Instant.MAX.toString())) {
      assertThat(rejected(start, unknown))
          .hasMessageContaining(start)
          .hasMessageContaining("'" + unknown + "' is out of range");
    }
  }

  @Test
  void misspeltSettingIsRejectedWithASuggestion() {
    assertThat(rejected("eventbus.consumer.circuit-braker.window", "1m"))
        .hasMessageContaining("did you mean eventbus.consumer.circuit-breaker.window?");
  }
}
