package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.engine.CircuitBreaker;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.handler.PauseState;
import org.openedx.eventbus.consumer.internal.health.Conditions.Finding;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;
import org.openedx.eventbus.handler.internal.SanitizedThrowable;
import org.openedx.eventbus.internal.ThrowableSnapshot;

/**
 * Finds what keeps the events of an engine from being handled. Confined to the poll loop's thread,
 * with the exception of pauses.
 *
 * @param writeDelay returns for how long dead letters have been waiting to be written
 */
record EngineConditions(
    Collection<HandlerState> handlers, PauseState pauses, Supplier<Duration> writeDelay) {
  private static final Duration LONG_DELAY = Duration.ofSeconds(10);

  List<Finding> find(Engine engine) {
    List<Finding> found = new ArrayList<>();
    for (Partition each : engine.partitions()) {
      Partition.BlockReason reason = each.blockReason();
      if (reason != null) {
        found.add(blocked(each, reason));
      }
    }
    for (HandlerState each : handlers) {
      CircuitBreaker.State state = each.breakerState();
      if (state != CircuitBreaker.State.CLOSED) {
        found.add(
            new Finding(
                Code.CIRCUIT_BREAKER_NOT_CLOSED,
                each.name(),
                "circuit breaker of handler '" + each + "' is " + state,
                "restore what the handler depends on; the exception is in the log"));
      }
    }
    if (engine.awaitsDeadLetters()) {
      found.add(
          new Finding(
              Code.AWAITING_DEAD_LETTERS,
              "",
              "events are waiting for redriven events of their key, or for dead letters to be read",
              "nothing; it ends by itself"));
    }
    Duration delay = writeDelay.get();
    if (delay.compareTo(LONG_DELAY) > 0) {
      found.add(
          new Finding(
              Code.DEAD_LETTERS_DELAYED,
              "",
              "dead letters have been waiting for the broker for " + delay.toSeconds() + " s",
              "check the leaders and in-sync replicas of the group's dead-letter topic"));
    }
    return found;
  }

  /** Finds pauses. Thread-safe. */
  List<Finding> findPauses() {
    String action = "call resume() if the owner paused it; otherwise, see the pause condition";
    return pauses.reasons().stream()
        .map(each -> new Finding(Code.PAUSED, each, each, action))
        .toList();
  }

  /** Returns that events wait for schemas. */
  static List<Finding> ofSchemas(List<String> unknown) {
    String action = "check whether the registry has the schema; it is requested again";
    return unknown.stream()
        .map(each -> new Finding(Code.AWAITING_SCHEMA, subject(each), each, action))
        .toList();
  }

  /** Returns the part of a text that does not contain the time. */
  private static String subject(String unknown) {
    int end = unknown.indexOf(':');
    return end < 0 ? unknown : unknown.substring(0, end);
  }

  private static Finding blocked(Partition partition, Partition.BlockReason reason) {
    Partition.ReadFailure failure = partition.readFailure();
    String cause =
        failure != null && failure.reason() == reason
            ? " (" + failure.details() + ")"
            : describe(partition.blockCause());
    return new Finding(
        Code.PARTITION_BLOCKED,
        partition.toString(),
        "partition %s is blocked: %s%s".formatted(partition, reason, cause),
        action(reason));
  }

  /** Returns the message of a failure that cannot contain anything of an event. */
  private static String describe(@Nullable ThrowableSnapshot cause) {
    if (cause == null
        || (!KafkaException.class.isAssignableFrom(cause.type())
            && !SanitizedThrowable.isMessageSafe(cause.type()))) {
      return "";
    }
    return SanitizedThrowable.message(cause).map(each -> " (" + each + ")").orElse("");
  }

  private static String action(Partition.BlockReason reason) {
    return switch (reason) {
      case REGISTRY_UNAVAILABLE ->
          "restore the registry, or correct eventbus.registry.*; the partition is retried";
      case REGISTRY_UNAUTHORIZED -> "correct the credentials of the registry; it is retried";
      case REGISTRY_MISMATCH ->
          "restore the registry that the events were written with, or correct"
              + " eventbus.registry.url";
      case INCOMPATIBLE -> "deploy a version of the service whose contract can read the event";
      case DEAD_LETTER_UNWRITTEN ->
          "correct the cause at the group's dead-letter topic; the write is retried";
      case DAMAGED_RECORDS ->
          "restore a replica with undamaged records, or skip them with 'eventbus skip'";
      case NOT_AUTHORIZED -> "grant READ and DESCRIBE on the topic; the partition is retried";
      case POSITION_UNKNOWN ->
          "check the broker, and READ and DESCRIBE on the topic and the group; it is retried";
    };
  }
}
