package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.engine.CircuitBreaker;
import org.openedx.eventbus.consumer.internal.engine.EngineListener;
import org.openedx.eventbus.consumer.internal.engine.Failure;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.handler.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells operators and listeners what the engine decides; never what events say. */
final class Watch implements EngineListener {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);

  private final ConsumerListener listener;

  Watch(ConsumerListener listener) {
    this.listener = listener;
  }

  @Override
  public void retryScheduled(Task task, Failure failure, long delayNanos) {
    Duration after = Duration.ofNanos(delayNanos);
    LOG.warn(
        "Handler '{}' failed at {}, attempt {}; it gets the event again in {} ms",
        task.handler(),
        at(task),
        task.failedAttempts(),
        after.toMillis(),
        Withheld.of(failure.cause()));
    said(task, failure);
    Quietly.tell(
        () -> listener.failed(task.handler().name(), delivery(task), failure.cause(), after));
  }

  @Override
  public void gaveUp(Task task) {
    Failure failure = task.lastFailure();
    LOG.warn(
        "Handler '{}' gives up at {}, attempt {}: {}; the event becomes a dead letter",
        task.handler(),
        at(task),
        task.failedAttempts(),
        task.disposition(),
        failure == null ? null : Withheld.of(failure.cause()));
    if (failure != null) {
      said(task, failure);
    }
    Quietly.tell(
        () ->
            listener.deadLettered(
                task.handler().name(),
                delivery(task),
                java.util.Objects.requireNonNull(task.disposition())));
  }

  /** Whoever sets this level wants to know what handlers say, and may. */
  private static void said(Task task, Failure failure) {
    LOG.debug("What handler '{}' said at {}", task.handler(), at(task), failure.cause());
  }

  @Override
  public void partitionBlocked(Partition partition, Partition.BlockReason reason, Throwable cause) {
    LOG.error("{} stands still: {}", partition, words(reason), cause);
    TopicPartition at = partition.topicPartition();
    Quietly.tell(() -> listener.stopped(at.topic(), at.partition(), cause));
  }

  private static String words(Partition.BlockReason reason) {
    return switch (reason) {
      case REGISTRY_UNAVAILABLE ->
          "the schema of an event is not known here, and the registry is away";
      case INCOMPATIBLE ->
          "an event cannot be read with this version of its contract; deploy one that can";
      case DEAD_LETTER_UNWRITTEN -> "a dead letter could not be written";
    };
  }

  @Override
  public void partitionUnblocked(Partition partition, Partition.BlockReason reason) {
    LOG.info("{} goes on after {}", partition, reason);
    TopicPartition at = partition.topicPartition();
    Quietly.tell(() -> listener.resumed(at.topic(), at.partition()));
  }

  @Override
  public void circuitBreakerChanged(
      HandlerState receiver, CircuitBreaker.State state, @Nullable Throwable cause) {
    if (state == CircuitBreaker.State.CLOSED) {
      LOG.info("Handler '{}' works again, and gets events", receiver);
    } else {
      LOG.error(
          "Handler '{}' fails whatever the event, and gets none for a while",
          receiver,
          cause == null ? null : Withheld.of(cause));
    }
  }

  private static Delivery delivery(Task task) {
    ConsumerRecord<byte[], byte[]> record = task.record();
    return new Delivery(record.topic(), record.partition(), record.offset(), task.failedAttempts());
  }

  private static String at(Task task) {
    return task.bufferedRecord()
        + " key_hash="
        + Integer.toHexString(Arrays.hashCode(task.record().key()));
  }
}
