package org.openedx.eventbus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.SendOptions;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.producer.errors.BufferFullException;
import org.openedx.eventbus.producer.errors.EventTooLargeException;
import org.openedx.eventbus.producer.errors.SendFailedException;
import org.openedx.eventbus.producer.errors.SendTimeoutException;
import org.openedx.eventbus.producer.errors.UnsentEventsException;
import org.openedx.eventbus.producer.monitoring.ProducerListener;
import org.openedx.eventbus.registry.SchemaRegistry;

/** The producer's API as far as it needs no broker: the configured one is unreachable. */
class KafkaEventProducerTest {
  private static final EventType<GenericRecord> ENABLED = type("enabled");
  private static final EventType<GenericRecord> DISABLED = type("disabled");
  private static final EventBusConfig CONFIG =
      EventBusConfig.of(
          Map.of(
              "eventbus.service.name",
              "shop",
              "eventbus.kafka.bootstrap.servers",
              "127.0.0.1:1",
              "eventbus.producer.buffer-bytes",
              "2000",
              "eventbus.producer.close-timeout",
              "0",
              "eventbus.produce." + DISABLED.name() + ".topics.things.enabled",
              "false"));

  private final CompletableFuture<SentEvent> dropped = new CompletableFuture<>();
  private KafkaEventProducer producer;

  private static EventType<GenericRecord> type(String action) {
    EventName name = EventName.of("org.openedx.testing.thing." + action + ".v1");
    String schema =
        "{'type': 'record', 'name': 'CloudEvent', 'namespace': '%s', 'fields': [{'name': 'text', 'type': 'string'}]}"
            .formatted(name.value())
            .replace('\'', '"');
    return GenericCodec.eventType(name, WireSchema.of(schema)).topic("things").build();
  }

  private static GenericRecord payload(EventType<GenericRecord> type, Object text) {
    GenericRecord payload = new GenericData.Record(type.schema().schema());
    payload.put("text", text);
    return payload;
  }

  private static KafkaEventProducerBuilder builder() {
    return KafkaEventProducer.builder(CONFIG)
        .catalog(EventCatalog.of(ENABLED, DISABLED))
        .registry(SchemaRegistry.inMemory());
  }

  @BeforeEach
  void start() {
    producer =
        builder()
            .listener(
                new ProducerListener() {
                  @Override
                  public void onSent(SentEvent event) {
                    dropped.complete(event);
                  }
                })
            .build();
  }

  @AfterEach
  void close() {
    try {
      producer.close();
    } catch (UnsentEventsException e) {
      assertThat(e.ids()).as("the broker is unreachable").isNotEmpty();
    }
  }

  private static void assertNamesParameter(String name, ThrowingCallable call) {
    assertThatNullPointerException().isThrownBy(call).withMessage(name);
  }

  @Test
  void nullArgumentsFailAtTheCallAndNameTheParameter() {
    assertNamesParameter("config", () -> KafkaEventProducer.create(null));
    assertNamesParameter("config", () -> KafkaEventProducer.builder(null));
    assertNamesParameter("catalog", () -> builder().catalog(null));
    assertNamesParameter("registry", () -> builder().registry(null));
    assertNamesParameter("metadata", () -> builder().metadata(null));
    assertNamesParameter("filters", () -> builder().filters(null));
    assertNamesParameter("listener", () -> builder().listener(null));
    GenericRecord payload = payload(ENABLED, "hello");
    assertNamesParameter("type", () -> producer.send(null, payload));
    assertNamesParameter("type", () -> producer.sendAndWait(null, payload));
    assertNamesParameter("type", () -> producer.send(null, payload, SendOptions.NONE));
    assertNamesParameter("options", () -> producer.send(ENABLED, payload, null));
    assertNamesParameter("event", () -> producer.send((Event<GenericRecord>) null));
    assertThatThrownBy(() -> producer.send(ENABLED, null))
        .isInstanceOf(InvalidPayloadException.class)
        .hasMessageContaining("payload of " + ENABLED.name() + " is null");
  }

  @Test
  void missingAndInvalidSettingsAreReportedTogether() {
    KafkaEventProducerBuilder incomplete =
        KafkaEventProducer.builder(
                EventBusConfig.of(
                    Map.of(
                        "eventbus.produce." + ENABLED.name() + ".topics.things.key", "number",
                        "eventbus.produce." + DISABLED.name() + ".topics.things.key", "text")))
            .catalog(EventCatalog.of(ENABLED));

    assertThatThrownBy(incomplete::build)
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e ->
                assertThat(String.join("\n", e.problems()))
                    .contains(
                        "eventbus.service.name",
                        "eventbus.registry.url",
                        "eventbus.kafka.bootstrap.servers",
                        ENABLED.name() + ".topics.*.key",
                        "eventbus.produce." + DISABLED.name() + ": unknown event type"));
  }

  @Test
  void eventOfADisabledTypeIsCheckedReportedAndSentNowhere() throws Exception {
    SentEvent sent = producer.send(DISABLED, payload(DISABLED, "hello")).join();

    assertThat(sent.placements()).isEmpty();
    assertThat(sent.notSentReason())
        .contains(DISABLED.name() + " is disabled in the configuration");
    assertThat(dropped.get(10, TimeUnit.SECONDS)).isEqualTo(sent);
    assertThatThrownBy(() -> producer.send(DISABLED, payload(DISABLED, 7)))
        .isInstanceOf(InvalidPayloadException.class);
  }

  @Test
  void fullBufferRejectsEventsAtOnceAndCloseReportsTheUnsentOnes() {
    GenericRecord payload = payload(ENABLED, "hello");
    List<CompletableFuture<SentEvent>> accepted = new ArrayList<>();

    assertThatThrownBy(
            () -> {
              for (int n = 0; n < 10; n++) {
                accepted.add(producer.send(ENABLED, payload));
              }
            })
        .isInstanceOf(BufferFullException.class)
        .hasMessageContaining("of the 2000 bytes of eventbus.producer.buffer-bytes");
    assertThat(accepted).hasSize(3);
    assertThatThrownBy(() -> producer.send(ENABLED, payload(ENABLED, "x".repeat(2_000))))
        .isInstanceOf(EventTooLargeException.class)
        .isInstanceOf(SendFailedException.class);

    assertThatThrownBy(producer::close)
        .isInstanceOfSatisfying(UnsentEventsException.class, e -> assertThat(e.ids()).hasSize(3));

    assertThat(accepted)
        .allSatisfy(
            future ->
                assertThatThrownBy(future::join).hasCauseInstanceOf(SendTimeoutException.class));
    assertThatThrownBy(() -> producer.send(ENABLED, payload))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the producer is closed");
  }
}
