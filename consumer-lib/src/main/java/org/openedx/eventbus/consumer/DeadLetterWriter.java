package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterDetails;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterHeaders;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.deadletter.GroupClients;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.internal.deadletter.RedriveRecord;
import org.openedx.eventbus.consumer.internal.engine.Failure;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes dead letters, and of redriven ones that they were handled, on a thread of its own: Kafka's
 * producer may make its caller wait, and the poll loop must not. The producer is made with the
 * first letter, as most groups have none.
 */
final class DeadLetterWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final Map<String, Object> settings;
  private final String group;
  private final GroupTopics topics;
  private final Result result;
  private final InstantSource clock;
  private final LinkedBlockingQueue<Task> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closed;

  /** Gets what became of each task, on some thread. */
  interface Result {
    /** It is a dead letter. */
    void written(Task task, DeadLetter letter);

    /** That it was handled after all stands with its letter, if it has one. */
    void answered(Task task, Optional<DeadLetterId> letter);

    void failed(Task task, Throwable failure);
  }

  DeadLetterWriter(
      EventBusConfig config, String group, GroupTopics topics, Result result, InstantSource clock) {
    this.settings = GroupClients.producer(config, group, "-dlq");
    this.group = group;
    this.topics = topics;
    this.result = result;
    this.clock = clock;
    this.thread = new Thread(this::run, "eventbus-dead-letters-" + group);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Writes what there is to write of a task some time; from any thread. */
  void write(Task task) {
    queue.add(task);
  }

  private void run() {
    try (Producers producers = new Producers()) {
      while (!closed) {
        Task task = queue.poll(1, TimeUnit.SECONDS);
        if (task != null) {
          write(task, producers);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("No more dead letters are written", e);
    }
  }

  private void write(Task task, Producers producers) {
    try {
      if (task.disposition() == null) {
        answer(task, producers);
      } else {
        ProducerRecord<byte[], byte[]> letter = letter(task);
        send(
            letter,
            producers,
            task,
            written -> result.written(task, DeadLetterRecord.written(letter, written)));
      }
    } catch (RuntimeException | Error e) {
      // Whatever it is, it must not end this thread: letters would wait for ever without a word.
      result.failed(task, e);
    }
  }

  private void send(
      ProducerRecord<byte[], byte[]> record,
      Producers producers,
      Task task,
      Consumer<RecordMetadata> then) {
    var unused =
        producers
            .get()
            .send(
                record,
                (written, failure) -> {
                  if (failure == null) {
                    then.accept(written);
                  } else {
                    result.failed(task, failure);
                  }
                });
  }

  private void answer(Task task, Producers producers) {
    Optional<DeadLetterId> letter = RedriveRecord.of(task.record()).deadLetterId();
    if (letter.isEmpty()) {
      result.answered(task, letter); // somebody else wrote it there, for reasons of their own
      return;
    }
    Resolution handled =
        new Resolution(
            letter.get(),
            Resolution.Kind.HANDLED,
            Resolution.currentUser(),
            clock.instant(),
            Optional.empty());
    send(
        new ProducerRecord<>(
            topics.deadLetters(),
            letter.get().partition(),
            task.record().key(),
            null,
            DeadLetterHeaders.ofResolution(handled)),
        producers,
        task,
        written -> result.answered(task, letter));
  }

  private ProducerRecord<byte[], byte[]> letter(Task task) {
    ConsumerRecord<byte[], byte[]> record = task.record();
    boolean redriven = record.topic().equals(topics.redrive());
    boolean parks = task.handler().parks() || (redriven && RedriveRecord.of(record).parks());
    Failure failure = task.lastFailure();
    Optional<Throwable> cause = Optional.ofNullable(failure).map(Failure::cause);
    DeadLetterDetails details =
        new DeadLetterDetails(
            handler(task, redriven),
            Objects.requireNonNull(task.disposition()),
            parks,
            redriven ? RedriveRecord.of(record).origin() : EventOrigin.of(record),
            cause.map(thrown -> thrown.getClass().getName()),
            cause.flatMap(DeadLetterHeaders::safeMessage),
            task.failedAttempts(),
            firstFailure(task),
            clock.instant());
    return new ProducerRecord<>(
        topics.deadLetters(),
        null,
        record.key(),
        record.value(),
        DeadLetterHeaders.ofDeadLetter(
            redriven ? DeadLetterHeaders.original(record.headers()) : record.headers(),
            group,
            details));
  }

  /** Where nobody is called so any more, the letter keeps the name: it may come back. */
  private static String handler(Task task, boolean redriven) {
    String name = task.handler().name();
    return name.isEmpty() && redriven ? RedriveRecord.of(task.record()).handler() : name;
  }

  private Optional<Instant> firstFailure(Task task) {
    return task.failedAttempts() == 0
        ? Optional.empty()
        : Optional.of(clock.instant().minusNanos(System.nanoTime() - task.firstFailureNanos()));
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  /** Makes the producer when it is wanted. */
  private final class Producers implements AutoCloseable {
    private @Nullable Producer<byte[], byte[]> producer;

    Producer<byte[], byte[]> get() {
      Producer<byte[], byte[]> known = producer;
      if (known == null) {
        known = new KafkaProducer<>(settings);
        producer = known;
      }
      return known;
    }

    @Override
    public void close() {
      if (producer != null) {
        boolean interrupted = Thread.interrupted();
        producer.close(CLOSE);
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
