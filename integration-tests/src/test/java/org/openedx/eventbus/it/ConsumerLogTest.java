package org.openedx.eventbus.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.it.TestEvents.payload;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerOptions;
import org.openedx.eventbus.it.support.LogLines;

/**
 * Log lines of a consumer: its failure, each change of state, and members of its group with other
 * subscriptions. No line contains event content.
 */
@EventBusTest
class ConsumerLogTest {
  private static final Backoff QUICK =
      Backoff.exponential(Duration.ofMillis(5), Duration.ofMillis(20));

  /** Occurs in payloads, keys and exception messages. */
  private static final String SECRET = "ada-5e9d41";

  private final EventType<GenericRecord> type = TestEvents.type("run", "run");
  private final EventType<GenericRecord> elsewhere = TestEvents.type("elsewhere", "elsewhere");

  @RegisterExtension final Bus bus = Bus.shared();

  private void send(EventType<GenericRecord> what, String user, long n) throws Exception {
    bus.producer().send(what, payload(what, user, n, user)).get(20, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void membersWithOtherSubscriptionsAreNamedInAWarning(String protocol) throws Exception {
    CollectingHandler seen = new CollectingHandler();
    send(type, "ada", 0);
    send(elsewhere, "ada", 0);
    try (EventConsumer one =
        bus.consumer("kafka.group.protocol", protocol, "service.name", "mailer")
            .on(elsewhere, seen)
            .start()) {
      seen.await(1);
      Await.until("the first member has committed offsets", () -> bus.committed("g").size() == 4);
      try (LogLines lines = LogLines.capture();
          EventConsumer two =
              bus.consumer("kafka.group.protocol", protocol).on(type, seen).start()) {
        seen.await(2);
        assertThat(lines.with("has members that read other topics"))
            .as(lines.text())
            .singleElement()
            .asString()
            .contains(bus.group("g"), "mailer-" + bus.group("g"), bus.topic("elsewhere"));
      }
      try (LogLines lines = LogLines.capture();
          EventConsumer two =
              bus.consumer("kafka.group.protocol", protocol).on(elsewhere, seen).start()) {
        send(elsewhere, "bob", 1);
        seen.await(3);
        assertThat(lines.with("has members that read other topics")).isEmpty();
      }
    }
  }

  @Test
  void stateChangesAreLoggedWithoutEventContent() throws Exception {
    AtomicBoolean down = new AtomicBoolean(true);
    AtomicInteger failures = new AtomicInteger();
    String log;
    send(type, SECRET, 0);
    bus.write(
        new ProducerRecord<>(
            bus.topic("run"),
            null,
            SECRET.getBytes(UTF_8),
            SECRET.getBytes(UTF_8),
            bus.raw("run").get(0).headers()));
    for (int n = 1; n < 10; n++) {
      send(type, SECRET + n, n);
    }
    try (LogLines lines = LogLines.capture()) {
      try (EventConsumer consumer =
          bus.consumer(
                  "consumer.circuit-breaker.failing-keys",
                  "3",
                  "consumer.circuit-breaker.open-duration",
                  "50ms")
              .onFailure(FailurePolicy.retry(1, QUICK).thenDeadLetter())
              .on(
                  type,
                  HandlerOptions.handler("ill")
                      .calls(
                          (Event<GenericRecord> event) -> {
                            failures.incrementAndGet();
                            if (down.get()) {
                              throw new IllegalStateException(
                                  "no: " + event.payload(), new Exception(TestEvents.user(event)));
                            }
                          }))
              .on(
                  type,
                  HandlerOptions.handler("refuses")
                      .calls(
                          (Event<GenericRecord> event) -> {
                            throw new AssertionError(event.payload());
                          }))
              .listener(
                  new ConsumerListener() {
                    @Override
                    public void onHandled(HandledDelivery event) {
                      throw new IllegalStateException(event.event().payload().toString());
                    }
                  })
              .start()) {
        Await.until(
            "the circuit breaker is open", () -> !lines.with("handler 'ill' is open").isEmpty());
        down.set(false);
        Await.until(
            "the circuit breaker is closed",
            () -> !lines.with("handler 'ill' is closed").isEmpty());
        consumer.pause("refuses");
        Await.until(
            "the pause is logged",
            () -> !lines.with("Paused by its owner: handler 'refuses'").isEmpty());
        Await.until("health PAUSED is logged", () -> !lines.with("is PAUSED").isEmpty());
        consumer.resume("refuses");
        Await.until(
            "the resume is logged",
            () -> !lines.with("No longer paused by its owner: handler 'refuses'").isEmpty());
      }
      log = lines.text();
      for (String expected :
          new String[] {
            "starts: topics",
            "Assigned [",
            "Revoked [",
            "is closed",
            "is PAUSED",
            "failed for",
            "Dead letter of handler",
            "POISON",
            "Consumer listener failed"
          }) {
        assertThat(lines.with(expected)).as("lines with '%s'", expected).isNotEmpty();
      }
    }
    assertThat(log).contains("java.lang.IllegalStateException", "at " + getClass().getName());
    assertThat(log).as("log").doesNotContain(SECRET);
  }

  @Test
  void failureOfTheConsumerIsLoggedWithItsCause() throws Exception {
    bus.createTopic(bus.deadLetterTopic(), 1, Map.of("max.message.bytes", "1000"));
    try (LogLines lines = LogLines.capture();
        EventConsumer consumer = bus.consumer().on(type, event -> {}).start()) {
      assertThatThrownBy(consumer::awaitShutdown).hasMessageContaining("max.message.bytes");
      assertThat(lines.with("ERROR", "has FAILED", bus.group("g"))).hasSize(1);
    }
  }
}
