package org.openedx.eventbus.producer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.producer.errors.BufferFullException;
import org.openedx.eventbus.producer.errors.SendFailedException;
import org.openedx.eventbus.producer.errors.SendTimeoutException;
import org.openedx.eventbus.producer.internal.Routes.Route;
import org.openedx.eventbus.producer.monitoring.ProducerHealth;
import org.openedx.eventbus.producer.monitoring.ProducerHealth.Code;
import org.openedx.eventbus.producer.monitoring.ProducerHealth.Condition;
import org.openedx.eventbus.producer.monitoring.ProducerHealth.Status;
import org.openedx.eventbus.producer.monitoring.ProducerListener;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryUnavailableException;

class ProducerHealthMonitorTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  private final Route route = TestRecords.route(TestRecords.type("one"));
  private final RouteState state = new RouteState(route, new TopicQueue());
  private final InFlightSends inFlight = new InFlightSends(2_000, ProducerListener.NONE);
  private long nanos;
  private final ProducerHealthMonitor monitor =
      new ProducerHealthMonitor(inFlight, TIMEOUT, false, new TestClock(), () -> nanos);

  private final class TestClock extends Clock {
    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return START.plusNanos(nanos);
    }
  }

  private ProducerHealth after(Duration time) {
    nanos += time.toNanos();
    monitor.update(List.of(state));
    return monitor.health(false);
  }

  @Test
  void idleProducerIsRunning() {
    ProducerHealth health = after(Duration.ofSeconds(1));

    assertThat(health.status()).isEqualTo(Status.RUNNING);
    assertThat(health.conditions()).isEmpty();
    assertThat(health.oldest()).isZero();
    assertThat(health.bufferedBytes()).isZero();
    assertThat(health.bufferBytes()).isEqualTo(2_000);
  }

  @Test
  void conditionHasItsFirstTimeUntilItIsGone() {
    state.lastFailure =
        new TransientEventBusException(
            "topic things does not exist", new UnknownTopicOrPartitionException());
    after(Duration.ofSeconds(1));

    ProducerHealth health = after(Duration.ofSeconds(30));

    assertThat(health.status()).isEqualTo(Status.WAITING);
    assertThat(health.conditions()).hasSize(1);
    Condition condition = health.conditions().get(0);
    assertThat(condition.code()).isEqualTo(Code.TOPIC_MISSING);
    assertThat(condition.since()).isEqualTo(START.plusSeconds(1));
    assertThat(condition.subject()).isEqualTo(route.toString());
    assertThat(condition.text()).isEqualTo("topic things does not exist");
    assertThat(condition.action()).contains("create the topic");
    state.lastFailure = null;
    assertThat(after(Duration.ofSeconds(1)).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void failuresHaveTheirOwnCodes() {
    Map<Throwable, Code> codes =
        Map.of(
            new TransientEventBusException("x", new UnknownTopicOrPartitionException()),
                Code.TOPIC_MISSING,
            new TransientEventBusException("x", new InvalidReplicationFactorException("x")),
                Code.TOPIC_MISSING,
            new TransientEventBusException("x", new NetworkException("no name")),
                Code.BROKER_UNAVAILABLE,
            new TransientEventBusException("x", new SaslAuthenticationException("x")),
                Code.CREDENTIALS_REJECTED,
            new SendFailedException("x", new TopicAuthorizationException("x")), Code.NOT_AUTHORIZED,
            new RegistryUnavailableException("x"), Code.REGISTRY_UNAVAILABLE,
            new RegistryRejectedException(
                    RegistryRejectedException.Reason.SCHEMA_NOT_REGISTERED, "x"),
                Code.SCHEMA_REJECTED);
    codes.forEach(
        (failure, code) -> assertThat(ProducerHealthMonitor.code(failure)).isEqualTo(code));
  }

  @Test
  void blockedRouteIsFailing() {
    state.blockedReason = "the registry now returns 8";
    ProducerHealth health = after(Duration.ofSeconds(1));

    assertThat(health.status()).isEqualTo(Status.FAILING);
    assertThat(health.conditions())
        .extracting(Condition::code)
        .containsExactly(Code.SCHEMA_ID_CHANGED);
  }

  @Test
  void unacknowledgedEventsShowThatNoBrokerAnswers() {
    PendingRecord record = TestRecords.passed(route, "ada", TIMEOUT.toNanos());
    inFlight.reserve(List.of(record), record.event.metadata);

    ProducerHealth slow = after(ProducerHealthMonitor.UNACKNOWLEDGED);
    ProducerHealth waiting = after(Duration.ofSeconds(5));

    assertThat(slow.status()).isEqualTo(Status.RUNNING);
    assertThat(slow.oldest()).isEqualTo(ProducerHealthMonitor.UNACKNOWLEDGED);
    assertThat(slow.inFlight()).isEqualTo(1);
    assertThat(slow.bufferedBytes()).isEqualTo(record.sizeInBytes);
    assertThat(waiting.status()).isEqualTo(Status.WAITING);
    assertThat(waiting.conditions())
        .containsExactly(
            new Condition(
                Code.BROKER_UNAVAILABLE,
                "topic things",
                "no broker has acknowledged an event for 15 s",
                START,
                waiting.conditions().get(0).action()));
  }

  @Test
  void rejectedEventsAreReportedUntilTheyAreAccepted() {
    monitor.failed(
        "things", new SendTimeoutException("late", new TopicAuthorizationException("x")));
    monitor.failed("things", new SendFailedException("no", new RuntimeException("x")));
    assertThat(after(Duration.ofSeconds(1)).status()).isEqualTo(Status.RUNNING);
    TopicAuthorizationException denied = new TopicAuthorizationException("not authorized");
    monitor.failed("things", new SendFailedException("rejected", denied));
    after(Duration.ofSeconds(30));
    monitor.failed("things", new SendFailedException("rejected", denied));

    ProducerHealth health = after(Duration.ofSeconds(60));

    assertThat(health.status()).isEqualTo(Status.FAILING);
    Condition condition = health.conditions().get(0);
    assertThat(condition.code()).isEqualTo(Code.NOT_AUTHORIZED);
    assertThat(condition.since()).isEqualTo(START.plusSeconds(1));
    assertThat(condition.text()).isEqualTo("not authorized");
    assertThat(after(Duration.ofSeconds(1)).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void fullBufferIsReported() {
    PendingRecord record = TestRecords.record(route, "ada", 1_900, 0);
    assertThatThrownBy(
            () -> {
              while (true) {
                PendingRecord next = TestRecords.record(route, "ada", 1_500, TIMEOUT.toNanos());
                inFlight.reserve(List.of(next), record.event.metadata);
              }
            })
        .isInstanceOf(BufferFullException.class);
    nanos = System.nanoTime();
    monitor.update(List.of());

    assertThat(monitor.health(false).conditions())
        .extracting(Condition::code)
        .contains(Code.BUFFER_FULL);
  }

  @Test
  void silentSenderThreadIsStuckAndAClosedProducerIsClosed() {
    after(Duration.ofSeconds(1));
    nanos += Duration.ofSeconds(61).toNanos();

    assertThat(monitor.health(false).status()).isEqualTo(Status.STUCK);
    assertThat(monitor.health(false).conditions())
        .extracting(Condition::code)
        .containsExactly(Code.SENDER_BLOCKED);
    assertThat(monitor.health(true).status()).isEqualTo(Status.CLOSED);
  }
}
