package org.openedx.eventbus.consumer.internal.monitoring;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterKey;
import org.openedx.eventbus.consumer.internal.engine.CircuitBreaker;
import org.openedx.eventbus.consumer.internal.engine.EngineListener;
import org.openedx.eventbus.consumer.internal.engine.Failure;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.BlockedPartition;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.DeadLetteredDelivery;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.DeletedEvents;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.FailedDelivery;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.UnblockedPartition;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.internal.SanitizedThrowable;
import org.openedx.eventbus.internal.ThrowableSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports to the log and to the consumer's listener: decisions of the engine, and what other parts
 * pass to {@link #listener}. Log lines never contain the content of events, except at level debug.
 */
public final class ConsumerReports implements EngineListener {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumerReports.class);

  private final ConsumerListener listener;

  public ConsumerReports(ConsumerListener listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /** Returns whether there is a listener, so that no event is created without one. */
  public boolean hasListener() {
    return listener != ConsumerListener.NONE;
  }

  /** Calls the listener; its exceptions are logged and ignored. */
  public void listener(Consumer<ConsumerListener> call) {
    try {
      call.accept(listener);
    } catch (Throwable e) { // also checked exceptions of other JVM languages, and errors
      LOG.warn("Consumer listener failed", logged(ThrowableSnapshot.withoutForeignCalls(e)));
    }
  }

  /** Returns an exception for a log line, without messages that may contain personal data. */
  private static Throwable logged(ThrowableSnapshot thrown) {
    return thrown.logged(SanitizedThrowable::isMessageSafe);
  }

  @Override
  public void retryScheduled(Task task, Failure failure, long delayNanos) {
    Duration backoff = Duration.ofNanos(delayNanos);
    LOG.warn(
        "Handler '{}' failed for {} (attempt {}); retrying in {} ms",
        task.handler(),
        describe(task),
        task.allFailedAttempts(),
        backoff.toMillis(),
        logged(failure.cause()));
    logMessages(task, failure);
    reportFailed(task, failure, backoff);
  }

  @Override
  public void trialFailed(Task task, Failure failure, long delayNanos) {
    Duration delay = Duration.ofNanos(Math.max(0, delayNanos));
    LOG.warn(
        "Handler '{}' failed for the trial event {} (attempt {}); next trial in {} ms",
        task.handler(),
        describe(task),
        task.allFailedAttempts(),
        delay.toMillis(),
        logged(failure.cause()));
    logMessages(task, failure);
    reportFailed(task, failure, delay);
  }

  private void reportFailed(Task task, Failure failure, Duration backoff) {
    String handler = task.handler().name();
    FailedDelivery event = new FailedDelivery(handler, delivery(task), failure.cause(), backoff);
    listener(each -> each.onFailed(event));
  }

  @Override
  public void gaveUp(Task task) {
    Failure failure = task.lastFailure();
    LOG.warn(
        "Dead letter of handler '{}': {} is {} after {} attempts",
        task.handler(),
        describe(task),
        task.disposition(),
        task.allFailedAttempts(),
        failure == null ? null : logged(failure.cause()));
    if (failure != null) {
      logMessages(task, failure);
    }
    DeadLetteredDelivery event =
        new DeadLetteredDelivery(
            task.handler().name(), delivery(task), Objects.requireNonNull(task.disposition()));
    listener(each -> each.onDeadLettered(event));
  }

  /** Logs the exception with its messages, which may quote the event. */
  private static void logMessages(Task task, Failure failure) {
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "Handler '{}' threw for {}", task.handler(), describe(task), failure.cause().logged());
    }
  }

  @Override
  public void partitionBlocked(
      Partition partition, Partition.BlockReason reason, ThrowableSnapshot cause) {
    LOG.error(
        "Partition {} is blocked: {}",
        partition,
        describe(reason),
        isOfKafka(reason) ? cause.logged() : logged(cause));
    TopicPartition at = partition.topicPartition();
    listener(each -> each.onBlocked(new BlockedPartition(at.topic(), at.partition(), cause)));
  }

  /** Returns whether a block has an exception of Kafka, which contains no payload. */
  private static boolean isOfKafka(Partition.BlockReason reason) {
    return switch (reason) {
      case REGISTRY_UNAVAILABLE, REGISTRY_UNAUTHORIZED, REGISTRY_MISMATCH, INCOMPATIBLE -> false;
      case DEAD_LETTER_UNWRITTEN, DAMAGED_RECORDS, NOT_AUTHORIZED, POSITION_UNKNOWN -> true;
    };
  }

  private static String describe(Partition.BlockReason reason) {
    return switch (reason) {
      case REGISTRY_UNAVAILABLE ->
          "the schema of an event is not cached, and the registry is unavailable";
      case REGISTRY_UNAUTHORIZED ->
          "the schema of an event is not cached, and the registry rejects the credentials";
      case REGISTRY_MISMATCH -> "the registry is not the one that an event was written with";
      case INCOMPATIBLE ->
          "an event cannot be read with this version of its contract; deploy a version that can";
      case DEAD_LETTER_UNWRITTEN -> "a dead letter could not be written";
      case DAMAGED_RECORDS -> "stored records are damaged; events read before are handled";
      case NOT_AUTHORIZED -> "this client is not authorized to read it";
      case POSITION_UNKNOWN -> "where to read could not be looked up";
    };
  }

  /** Reports offsets that retention deleted before the group has read them. */
  public void deletedUnread(TopicPartition at, long first, long end, long count) {
    LOG.warn(
        "Deleted unread: {} events of {}, of offsets {} to {}; reading continues at the oldest"
            + " event, {}",
        count,
        at,
        first,
        end - 1,
        end);
    listener(
        each ->
            each.onDeletedUnread(
                new DeletedEvents(at.topic(), at.partition(), first, end - 1, count)));
  }

  @Override
  public void partitionUnblocked(Partition partition, Partition.BlockReason reason) {
    LOG.info("Partition {} is no longer blocked: {}", partition, reason);
    TopicPartition at = partition.topicPartition();
    listener(each -> each.onUnblocked(new UnblockedPartition(at.topic(), at.partition())));
  }

  @Override
  public void circuitBreakerChanged(
      HandlerState handler, CircuitBreaker.State state, @Nullable ThrowableSnapshot cause) {
    if (state == CircuitBreaker.State.CLOSED) {
      LOG.info("Circuit breaker of handler '{}' is closed", handler);
    } else {
      LOG.error(
          "Circuit breaker of handler '{}' is open: events of most keys failed",
          handler,
          cause == null ? null : logged(cause));
    }
  }

  private static Delivery delivery(Task task) {
    ConsumerRecord<byte[], byte[]> record = task.record();
    return new Delivery(
        record.topic(), record.partition(), record.offset(), task.allFailedAttempts());
  }

  private static String describe(Task task) {
    return task.bufferedRecord() + " key_hash=" + DeadLetterKey.of(task.record().key()).hash();
  }
}
