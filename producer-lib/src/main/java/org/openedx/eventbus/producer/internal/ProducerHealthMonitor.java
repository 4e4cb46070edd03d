package org.openedx.eventbus.producer.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.internal.SafeText;
import org.openedx.eventbus.producer.errors.SendFailedException;
import org.openedx.eventbus.producer.monitoring.ProducerHealth;
import org.openedx.eventbus.producer.monitoring.ProducerHealth.Code;
import org.openedx.eventbus.producer.monitoring.ProducerHealth.Condition;
import org.openedx.eventbus.producer.monitoring.ProducerHealth.Status;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryUnavailableException;

/**
 * Health of a producer. The sender thread reports the state of its routes at intervals; any thread
 * may read {@link #health}.
 */
final class ProducerHealthMonitor {
  /** Time without acknowledgement after which a broker counts as unavailable. */
  static final Duration UNACKNOWLEDGED = Duration.ofSeconds(10);

  /** The sender thread may wait for Kafka or for the user's serializer in between. */
  private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** An exception of a user's serializer may be its own cause. */
  private static final int MAX_CAUSES = 10;

  /** Time for which events that the broker rejected are reported. */
  private static final long REJECTED_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final InFlightSends inFlight;
  private final Duration deliveryTimeout;
  private final Clock clock;
  private final LongSupplier nanoClock;
  private final boolean hasUserCode;
  private final Map<String, Unauthorized> unauthorized = new ConcurrentHashMap<>();
  private volatile List<Condition> routes = List.of();
  private volatile long beatNanos;

  /** Rejected events of a topic, with less than {@link #REJECTED_NANOS} in between. */
  private record Unauthorized(String text, long firstNanos, long lastNanos) {
    private boolean isOver(long nowNanos) {
      return nowNanos - lastNanos > REJECTED_NANOS;
    }
  }

  /**
   * Creates a monitor.
   *
   * @param hasUserCode whether the sender thread runs a serializer or partitioner of the user,
   *     which may block it
   */
  ProducerHealthMonitor(
      InFlightSends inFlight,
      Duration deliveryTimeout,
      boolean hasUserCode,
      Clock clock,
      LongSupplier nanoClock) {
    this.hasUserCode = hasUserCode;
    this.inFlight = inFlight;
    this.deliveryTimeout = deliveryTimeout;
    this.clock = clock;
    this.nanoClock = nanoClock;
    this.beatNanos = nanoClock.getAsLong();
  }

  /** Records that the sender thread is running, and the state of its routes. */
  void update(Collection<RouteState> states) {
    beatNanos = nanoClock.getAsLong();
    List<Condition> found = List.of();
    for (RouteState each : states) {
      Condition condition = condition(each);
      if (condition != null) {
        found = found.isEmpty() ? new ArrayList<>() : found;
        found.add(condition);
      }
    }
    routes = found;
  }

  /** Records the failure of an event. Thread-safe. */
  void failed(String topic, Throwable failure) {
    if (failure instanceof SendFailedException && code(failure) == Code.NOT_AUTHORIZED) {
      long now = nanoClock.getAsLong();
      Throwable cause = failure.getCause();
      String text = text(cause == null ? failure : cause);
      unauthorized.compute(
          topic,
          (any, before) ->
              new Unauthorized(
                  text, before == null || before.isOver(now) ? now : before.firstNanos(), now));
    }
  }

  private @Nullable Condition condition(RouteState state) {
    String blocked = state.blockedReason;
    Throwable failure = state.lastFailure;
    if (blocked == null && failure == null) {
      return null;
    }
    Code code = blocked == null && failure != null ? code(failure) : Code.SCHEMA_ID_CHANGED;
    String text = blocked == null && failure != null ? text(failure) : String.valueOf(blocked);
    String subject = state.route.toString();
    Instant since = clock.instant();
    for (Condition before : routes) {
      if (before.code() == code && before.subject().equals(subject)) {
        since = before.since();
      }
    }
    return new Condition(code, subject, text, since, action(code));
  }

  private static String text(Throwable failure) {
    return SafeText.message(failure);
  }

  /** Returns the kind of condition that a failed preparation of a route shows. */
  static Code code(Throwable failure) {
    Throwable each = failure;
    for (int i = 0; i < MAX_CAUSES && each != null; i++, each = each.getCause()) {
      if (each instanceof RegistryUnavailableException) {
        return Code.REGISTRY_UNAVAILABLE;
      } else if (each instanceof RegistryRejectedException) {
        return Code.SCHEMA_REJECTED;
      } else if (each instanceof AuthenticationException) {
        return Code.CREDENTIALS_REJECTED;
      } else if (each instanceof AuthorizationException) {
        return Code.NOT_AUTHORIZED;
      } else if (each instanceof UnknownTopicOrPartitionException
          || each instanceof InvalidReplicationFactorException
          || each instanceof InvalidPartitionsException
          || each instanceof InvalidConfigurationException
          || each instanceof PolicyViolationException) {
        return Code.TOPIC_MISSING;
      }
    }
    return Code.BROKER_UNAVAILABLE;
  }

  private static String action(Code code) {
    return switch (code) {
      case TOPIC_MISSING ->
          "create the topic, or correct eventbus.topic.prefix, eventbus.topics.* or"
              + " eventbus.produce.*";
      case BROKER_UNAVAILABLE ->
          "check the brokers and their in-sync replicas, the network and"
              + " eventbus.kafka.bootstrap.servers";
      case REGISTRY_UNAVAILABLE ->
          "check the schema registry, its credentials and eventbus.registry.url";
      case CREDENTIALS_REJECTED -> "correct the credentials in eventbus.kafka.*, or at the broker";
      case NOT_AUTHORIZED -> "grant the principal of this producer DESCRIBE and WRITE on the topic";
      case SCHEMA_REJECTED -> "register the schema before deploying the producer";
      case SCHEMA_ID_CHANGED ->
          "restore the registry, or restart the service if it was replaced on purpose";
      case BUFFER_FULL -> "look at the other conditions, or raise eventbus.producer.buffer-bytes";
      case CALLBACKS_BLOCKED ->
          "look for threads named eventbus-callbacks in a thread dump of the service";
      case SENDER_BLOCKED -> "take a thread dump of the service, then restart it";
    };
  }

  /**
   * Returns the health. Thread-safe.
   *
   * @param closed whether the producer was closed
   */
  ProducerHealth health(boolean closed) {
    long now = nanoClock.getAsLong();
    Instant time = clock.instant();
    List<Condition> conditions = new ArrayList<>(routes);
    Duration oldest = Duration.ZERO;
    Map<String, Duration> unacknowledged = new HashMap<>();
    List<PendingRecord> records = inFlight.snapshot();
    for (PendingRecord each : records) {
      Duration age = deliveryTimeout.minusNanos(each.event.nanosLeft(now));
      oldest = age.compareTo(oldest) > 0 ? age : oldest;
      if (each.passedToKafka && age.compareTo(UNACKNOWLEDGED) > 0) {
        unacknowledged.merge(
            each.route.topic(), age, (one, other) -> one.compareTo(other) > 0 ? one : other);
      }
    }
    unacknowledged.forEach(
        (topic, age) ->
            add(
                conditions,
                Code.BROKER_UNAVAILABLE,
                "topic " + topic,
                "no broker has acknowledged an event for " + age.toSeconds() + " s",
                time.minus(age)));
    unauthorized.values().removeIf(each -> each.isOver(now));
    unauthorized.forEach(
        (topic, each) ->
            add(
                conditions,
                Code.NOT_AUTHORIZED,
                "topic " + topic,
                each.text(),
                time.minusNanos(now - each.firstNanos())));
    addOfProducer(conditions, time, now);
    Duration silent = Duration.ofNanos(now - beatNanos);
    boolean blocked = silent.toNanos() > SILENT_NANOS;
    if (blocked && !closed) {
      add(
          conditions,
          Code.SENDER_BLOCKED,
          "producer",
          "the sender thread has not run for "
              + silent.toSeconds()
              + " s"
              + (hasUserCode ? "; it may be in the configured serializer or partitioner" : ""),
          time.minus(silent));
    }
    return new ProducerHealth(
        closed ? Status.CLOSED : blocked && !hasUserCode ? Status.STUCK : status(conditions),
        closed ? List.of() : conditions,
        records.size(),
        inFlight.buffer().reserved(),
        inFlight.buffer().limit(),
        oldest);
  }

  private void addOfProducer(List<Condition> conditions, Instant time, long now) {
    Duration blocked = inFlight.callbacks().grown(now);
    if (!blocked.isZero()) {
      add(
          conditions,
          Code.CALLBACKS_BLOCKED,
          "producer",
          inFlight.callbacks().count() + " callbacks of sent events have not returned",
          time.minus(blocked));
    }
    Duration full = inFlight.buffer().full(now);
    if (!full.isZero()) {
      add(
          conditions,
          Code.BUFFER_FULL,
          "producer",
          "events were not accepted, because the buffer was full",
          time.minus(full));
    }
  }

  private static void add(
      List<Condition> conditions, Code code, String subject, String text, Instant since) {
    conditions.add(new Condition(code, subject, text, since, action(code)));
  }

  private static Status status(List<Condition> conditions) {
    Status worst = Status.RUNNING;
    for (Condition each : conditions) {
      Status status =
          switch (each.code()) {
            case NOT_AUTHORIZED, SCHEMA_REJECTED, SCHEMA_ID_CHANGED -> Status.FAILING;
            default -> Status.WAITING;
          };
      worst = status.compareTo(worst) > 0 ? status : worst;
    }
    return worst;
  }
}
