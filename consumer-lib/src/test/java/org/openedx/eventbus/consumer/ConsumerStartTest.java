package org.openedx.eventbus.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.errors.NetworkException;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.internal.health.Conditions;
import org.openedx.eventbus.consumer.internal.health.MembershipFence;
import org.openedx.eventbus.consumer.internal.loop.CommandQueue;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;

/** Opening Kafka's consumer while no broker's name can be resolved. */
class ConsumerStartTest {
  private static final EventBusConfig CONFIG =
      EventBusConfig.of(Map.of("eventbus.kafka.bootstrap.servers", "kafka.example:9092"));
  private static final Duration DAY = Duration.ofDays(1);

  private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
  private final AtomicInteger attempts = new AtomicInteger();
  private final CommandQueue commands = new CommandQueue(Duration.ZERO, DAY);
  private final Conditions conditions = new Conditions("g", InstantSource.system());

  private ConsumerStart start(EventBusConfig config, int failures) {
    return new ConsumerStart(
        config,
        "g",
        () -> open(failures),
        Set.of("t"),
        GroupTopics.of(config, "g"),
        commands,
        commands,
        any -> {},
        new MembershipFence(ConsumerStart.session(config, "g")),
        conditions);
  }

  private Consumer<byte[], byte[]> open(int failures) {
    commands.execute(() -> {}); // so that there is no wait between attempts
    if (attempts.incrementAndGet() <= failures) {
      throw new NetworkException("no address of kafka.example");
    }
    return kafka;
  }

  @Test
  void openingIsRetriedUntilTheNameIsResolved() {
    ConsumerStart start = start(CONFIG, 3);

    assertThat(start.tryOpen()).as("the call of start() does not fail").isEmpty();
    assertThat(conditions.all())
        .singleElement()
        .satisfies(
            condition -> {
              assertThat(condition.code()).isEqualTo(Code.BROKER_UNAVAILABLE);
              assertThat(condition.text()).contains("no address of kafka.example");
            });
    assertThat(start.open()).isPresent();
    assertThat(attempts).hasValue(4);
  }

  @Test
  void closedConsumerIsNotOpened() {
    ConsumerStart start = start(CONFIG, Integer.MAX_VALUE);
    commands.stop(Duration.ZERO);

    assertThat(start.open()).isEmpty();
    assertThat(attempts).hasValue(0);
  }

  @Test
  void invalidSettingOfAnyClientFailsTheCallAlthoughNoNameIsResolved() {
    EventBusConfig invalid = CONFIG.with("eventbus.kafka.max.poll.records", "many");

    assertThatThrownBy(() -> start(invalid, Integer.MAX_VALUE).tryOpen())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("max.poll.records");
  }

  @Test
  void drainTimeoutIsTwoThirdsOfThePollInterval() {
    EventBusConfig config = CONFIG.with("eventbus.kafka.max.poll.interval.ms", "6000");

    assertThat(ConsumerStart.maxDrainTimeout(config, "g", Duration.ofSeconds(20)))
        .isEqualTo(Duration.ofSeconds(4));
    assertThat(ConsumerStart.maxDrainTimeout(CONFIG, "g", Duration.ofSeconds(15)))
        .isEqualTo(Duration.ofSeconds(200));
  }
}
