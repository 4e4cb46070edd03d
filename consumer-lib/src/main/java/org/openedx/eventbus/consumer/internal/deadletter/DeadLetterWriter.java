package org.openedx.eventbus.consumer.internal.deadletter;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter.Details;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.Failure;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.handler.internal.SanitizedThrowable;
import org.openedx.eventbus.internal.DaemonThreads;
import org.openedx.eventbus.internal.ThrowableSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes dead letters, and the resolutions of redriven ones that were handled. It writes on a
 * separate thread, because Kafka's producer can block its caller and the poll loop must not be
 * blocked. The producer is created for the first record, since most groups have no dead letters.
 */
public final class DeadLetterWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterWriter.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Map<String, Object> settings;
  private final String group;
  private final GroupTopics topics;
  private final Engine engine;
  private final Listener listener;
  private final Executor engineThread;
  private final LinkedBlockingQueue<Task> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private @Nullable Producer<byte[], byte[]> producer;
  private volatile boolean closed;

  /** Receives what was written, on the engine's thread, before the engine completes the task. */
  public interface Listener {
    /** Takes a dead letter that was written. */
    void onWritten(DeadLetter deadLetter);

    /** Takes a dead letter that was resolved, because its redriven event was handled. */
    void onHandled(DeadLetterId id);
  }

  /**
   * Creates it without starting its thread.
   *
   * @param engine takes the results of writes
   * @param engineThread runs commands on the engine's thread
   */
  public DeadLetterWriter(
      EventBusConfig config,
      String group,
      GroupTopics topics,
      Engine engine,
      Listener listener,
      Executor engineThread) {
    this.settings = KafkaClients.producer(config, group, "-dlq");
    this.group = group;
    this.topics = topics;
    this.engine = engine;
    this.listener = listener;
    this.engineThread = engineThread;
    this.thread = DaemonThreads.single("eventbus-dead-letters-" + group, this::run);
  }

  public void start() {
    thread.start();
  }

  /** Writes the record about a task later. Thread-safe. */
  public void write(Task task) {
    queue.add(task);
  }

  private void run() {
    try {
      while (!closed) {
        Task task = queue.poll(1, TimeUnit.SECONDS);
        if (task != null) {
          writeNow(task);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("Stopped writing dead letters", e);
    } finally {
      if (producer != null) {
        var unused = Thread.interrupted(); // an interrupt would prevent an orderly close
        producer.close(CLOSE_TIMEOUT);
      }
    }
  }

  private void writeNow(Task task) {
    try {
      if (task.disposition() == null) {
        writeResolution(task);
      } else {
        ProducerRecord<byte[], byte[]> record = deadLetter(task);
        send(
            record,
            task,
            position -> listener.onWritten(DeadLetterRecord.written(record, position)));
      }
    } catch (Throwable e) {
      // Any exception: if it ended this thread, dead letters would wait forever without a report.
      failed(task, e);
    }
  }

  private void send(
      ProducerRecord<byte[], byte[]> record, Task task, Consumer<RecordMetadata> written) {
    if (producer == null) {
      producer = KafkaClients.openProducer(settings);
    }
    var unused =
        producer.send(
            record,
            (position, failure) -> {
              if (failure == null) {
                completed(task, () -> written.accept(position));
              } else {
                failed(task, failure);
              }
            });
  }

  private void completed(Task task, Runnable report) {
    engineThread.execute(
        () -> {
          report.run(); // first: it decides about the next event of the key
          engine.completeWrite(task);
        });
  }

  private void failed(Task task, Throwable failure) {
    ThrowableSnapshot cause = ThrowableSnapshot.withoutForeignCalls(failure);
    engineThread.execute(() -> engine.failWrite(task, cause, System.nanoTime()));
  }

  private void writeResolution(Task task) {
    Optional<DeadLetterId> id = RedriveRecord.of(task.record()).deadLetterId();
    if (id.isEmpty()) {
      completed(task, () -> {}); // another program wrote the record into the redrive topic
      return;
    }
    Resolution handled =
        new Resolution(
            id.get(),
            Resolution.Kind.HANDLED,
            Resolution.currentUser(),
            Instant.now(),
            Optional.empty());
    send(
        new ProducerRecord<>(
            topics.deadLetters(),
            id.get().partition(),
            task.record().key(),
            null,
            DeadLetterHeaders.ofResolution(handled)),
        task,
        position -> listener.onHandled(id.get()));
  }

  private ProducerRecord<byte[], byte[]> deadLetter(Task task) {
    ConsumerRecord<byte[], byte[]> record = task.record();
    Optional<RedriveRecord> redriven =
        record.topic().equals(topics.redrive())
            ? Optional.of(RedriveRecord.of(record))
            : Optional.empty();
    String handler = task.handler().name();
    Optional<ThrowableSnapshot> cause = Optional.ofNullable(task.lastFailure()).map(Failure::cause);
    Details details =
        new Details(
            handler.isEmpty() ? redriven.map(RedriveRecord::handler).orElse("") : handler,
            Objects.requireNonNull(task.disposition()),
            task.handler().parks() || redriven.filter(RedriveRecord::parks).isPresent(),
            redriven.map(RedriveRecord::origin).orElseGet(() -> EventOrigin.of(record)),
            cause.map(ThrowableSnapshot::typeName),
            cause.flatMap(SanitizedThrowable::safeMessage),
            task.allFailedAttempts(),
            firstFailure(task),
            Instant.now());
    return new ProducerRecord<>(
        topics.deadLetters(),
        null,
        record.key(),
        record.value(),
        DeadLetterHeaders.ofDeadLetter(
            redriven.isPresent() ? DeadLetterHeaders.original(record.headers()) : record.headers(),
            group,
            details));
  }

  private Optional<Instant> firstFailure(Task task) {
    return task.failedAttempts() == 0
        ? Optional.empty()
        : Optional.of(Instant.now().minusNanos(System.nanoTime() - task.firstFailureNanos()));
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
