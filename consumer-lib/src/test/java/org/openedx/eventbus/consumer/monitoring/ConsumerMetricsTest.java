package org.openedx.eventbus.consumer.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.AssignedPartition;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.BlockedPartition;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.DeadLetteredDelivery;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.FailedDelivery;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.HandledDelivery;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.ReceivedRecords;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.SkippedDelivery;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Delivery;

class ConsumerMetricsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:10Z");
  private static final Delivery AT = new Delivery("t", 1, 7, 1);

  private static final EventType<GenericRecord> TYPE = type();

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ConsumerMetrics metrics =
      new ConsumerMetrics(registry, "mailers", InstantSource.fixed(NOW));

  private static EventType<GenericRecord> type() {
    EventName name = EventName.of("org.openedx.testing.thing.happened.v1");
    String text =
        """
        {"type": "record", "name": "CloudEvent", "namespace": "%s",
         "fields": [{"name": "n", "type": "long"}]}\
        """
            .formatted(name.value());
    return GenericCodec.eventType(name, WireSchema.of(text)).topic("things").build();
  }

  private static Event<?> event(Instant time) {
    GenericRecord payload = new GenericData.Record(TYPE.schema().schema());
    payload.put("n", 1L);
    EventMetadata metadata =
        new EventMetadata(
            TYPE.name(),
            new UUID(1, 1),
            Optional.of(time),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty());
    return new Event<>(TYPE, metadata, payload);
  }

  @Test
  void timersHaveEventTypeAndHandler() {
    metrics.onHandled(
        new HandledDelivery("mailer", event(NOW.minusSeconds(3)), AT, Duration.ofMillis(5)));
    metrics.onHandled(
        new HandledDelivery("mailer", event(NOW.plusSeconds(60)), AT, Duration.ofMillis(7)));

    String type = TYPE.name().value();
    assertThat(
            registry
                .get("eventbus.consumer.handler")
                .tags("group", "mailers", "handler", "mailer", "type", type)
                .timer()
                .totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(12);
    assertThat(
            registry
                .get("eventbus.consumer.age")
                .tags("handler", "mailer", "type", type)
                .timer()
                .totalTime(TimeUnit.SECONDS))
        .as("an event from the future is new")
        .isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0001-01-01T00:00:00Z", "1677-09-21T00:00:00Z", "+999999999-12-31T23:59:59Z"})
  void ageOfAnyTimeIsCounted(String time) {
    metrics.onHandled(
        new HandledDelivery("mailer", event(Instant.parse(time)), AT, Duration.ofMillis(5)));

    assertThat(registry.get("eventbus.consumer.age").timer().count()).isOne();
    assertThat(registry.get("eventbus.consumer.age").timer().max(TimeUnit.DAYS))
        .isBetween(0.0, 36_500.0);
  }

  @Test
  void numberOfTypesIsLimitedBecauseRecordsNameThem() {
    for (int i = 0; i < 5_000; i++) {
      metrics.onSkipped(new SkippedDelivery(EventName.imported("type" + i), AT));
    }

    assertThat(registry.getMeters()).hasSizeLessThanOrEqualTo(1_001);
    assertThat(registry.get("eventbus.consumer.skipped").tags("type", "other").counter().count())
        .isEqualTo(4_000);
  }

  @Test
  void problemsAreCounted() {
    metrics.onDeadLettered(new DeadLetteredDelivery("mailer", AT, Disposition.EXHAUSTED));
    metrics.onSkipped(new SkippedDelivery(TYPE.name(), AT));
    metrics.onBlocked(new BlockedPartition("t", 1, new IllegalStateException()));

    for (String name : List.of("dead.lettered", "skipped", "blocked")) {
      assertThat(registry.get("eventbus.consumer." + name).counter().count()).as(name).isOne();
    }
  }

  @Test
  void failedAttemptsAndRetriesAreCountedSeparately() {
    metrics.onFailed(new FailedDelivery("mailer", AT, new IllegalStateException(), Duration.ZERO));
    metrics.onFailed(new FailedDelivery("mailer", AT, new IllegalStateException(), Duration.ZERO));
    metrics.onDeadLettered(new DeadLetteredDelivery("mailer", AT, Disposition.EXHAUSTED));
    metrics.onDeadLettered(new DeadLetteredDelivery("mailer", AT, Disposition.PARKED));

    assertThat(count("failed")).as("a parked event was not tried").isEqualTo(3);
    assertThat(count("retried")).isEqualTo(2);
  }

  private double count(String name) {
    return registry.get("eventbus.consumer." + name).tags("handler", "mailer").counter().count();
  }

  @Test
  void assignedPartitionHasLagBeforeItIsRead() {
    metrics.onAssigned(new AssignedPartition("t", 1));
    assertThat(registry.find("eventbus.consumer.lag").gauges()).isEmpty();
    metrics.watch(ConsumerMetricsTest::health);
    metrics.onAssigned(new AssignedPartition("t", 2));
    metrics.onAssigned(new AssignedPartition("t", 1));

    assertThat(registry.get("eventbus.consumer.lag").gauges()).hasSize(2);
    assertThat(registry.get("eventbus.consumer.lag").tags("partition", "1").gauge().value())
        .isEqualTo(42);
  }

  @Test
  void gaugesReadConsumerHealth() {
    metrics.watch(ConsumerMetricsTest::health);
    metrics.onAssigned(new AssignedPartition("t", 1));
    metrics.onAssigned(new AssignedPartition("t", 2));
    metrics.onReceived(new ReceivedRecords("t", 1, 5));
    metrics.onReceived(new ReceivedRecords("t", 2, 6));

    assertThat(registry.get("eventbus.consumer.received").counter().count()).isEqualTo(11);
    assertThat(registry.get("eventbus.consumer.in.flight").gauge().value()).isEqualTo(6);
    assertThat(registry.get("eventbus.consumer.parked.keys").gauge().value()).isEqualTo(8);
    assertThat(registry.get("eventbus.consumer.in.memory").gauge().value()).isEqualTo(3);
    assertThat(registry.get("eventbus.consumer.bytes").gauge().value()).isEqualTo(4000);
    assertThat(registry.get("eventbus.consumer.lag").tags("partition", "1").gauge().value())
        .isEqualTo(42);
    assertThat(registry.get("eventbus.consumer.lag").tags("partition", "2").gauge().value())
        .as("another member's")
        .isNaN();
    assertThat(registry.get("eventbus.consumer.busy").timeGauge().value(TimeUnit.SECONDS))
        .isEqualTo(20);
  }

  /** Returns the health of a consumer with one partition and a slow handler. */
  private static ConsumerHealth health() {
    return new ConsumerHealth(
        ConsumerHealth.Status.BUSY,
        List.of(),
        List.of(new ConsumerHealth.Busy("mailer", "t", 1, 7, "ff", Duration.ofSeconds(20))),
        6,
        8,
        Map.of(
            "t-1",
            new ConsumerHealth.PartitionHealth(7, 3, 4000, OptionalLong.of(42), Optional.empty())));
  }
}
