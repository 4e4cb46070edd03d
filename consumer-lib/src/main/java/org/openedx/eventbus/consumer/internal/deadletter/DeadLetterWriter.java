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
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.internal.DaemonThreads;
import org.openedx.eventbus.internal.ThrowableSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes dead letters, and the resolutions of redriven ones. It writes on a separate thread,
 * because Kafka's producer can block its caller and the poll loop must not be blocked. The producer
 * is created for the first record, since most groups have no dead letters.
 */
public final class DeadLetterWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterWriter.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  /** Kafka's own limit would also limit the size of a single record. */
  private static final long MAX_BUFFERED_BYTES = 32 * 1024 * 1024;

  private final Map<String, Object> settings;
  private final String group;
  private final GroupTopics topics;
  private final Engine engine;
  private final Executor engineThread;
  private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private @Nullable Listener listener;
  private @Nullable Producer<byte[], byte[]> producer;
  private volatile boolean closed;

  private final WriteDelay delay = new WriteDelay();

  /** Size of the records since the producer's buffer was empty. */
  private long bufferedBytes;

  /** Receives what was written, on the engine's thread, before the engine completes the task. */
  public interface Listener {
    /**
     * Returns what takes a dead letter when it was written. Called before it is written.
     *
     * @param replaced the dead letter whose event was redriven and failed again, if there is one
     */
    Consumer<DeadLetter> onWriting(Optional<DeadLetterId> replaced);

    /**
     * Returns what takes the position of a resolution when it was written: that the dead letter was
     * handled, parked again or discarded. Called before it is written. It is not written if the
     * topic does not have its partition any more.
     */
    Consumer<Optional<DeadLetterId>> onResolving(
        DeadLetterSummary deadLetter, Resolution.Kind kind);

    /** Returns whether a dead letter is redriven, and not resolved otherwise in the meantime. */
    boolean isRedriven(DeadLetterId id);
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
      Executor engineThread) {
    this.settings = KafkaClients.producer(config, group, "-dlq");
    this.group = group;
    this.topics = topics;
    this.engine = engine;
    this.engineThread = engineThread;
    this.thread = DaemonThreads.single("eventbus-dead-letters-" + group, this::run);
  }

  /** Starts its thread. */
  public void start(Listener to) {
    listener = to;
    thread.start();
  }

  private Listener listener() {
    return Objects.requireNonNull(listener, "not started");
  }

  /** Writes the record about a task later. Called on the engine's thread. */
  public void write(Task task) {
    Resolution.Kind kind = task.resolution();
    if (kind == null) {
      Optional<DeadLetterId> replaced = Optional.ofNullable(task.redriven()).map(DeadLetter::id);
      Consumer<DeadLetter> written = listener().onWriting(replaced);
      enqueue(() -> writeDeadLetter(task, replaced, written));
      return;
    }
    DeadLetterSummary redriven = DeadLetterSummary.of(Objects.requireNonNull(task.redriven()));
    if (listener().isRedriven(redriven.id())) {
      Consumer<Optional<DeadLetterId>> written = listener().onResolving(redriven, kind);
      enqueue(
          () ->
              writeResolution(
                  redriven,
                  kind,
                  Optional.empty(),
                  id -> {
                    written.accept(id); // first: it decides about the key's next event
                    engine.completeWrite(task);
                  },
                  failure -> failed(task, failure)));
    } else {
      engine.completeWrite(task); // resolved otherwise, or its topic was recreated
    }
  }

  /** Discards a redriven dead letter later. Called on the engine's thread. */
  public void discard(DeadLetterSummary deadLetter, String reason) {
    Consumer<Optional<DeadLetterId>> written =
        listener().onResolving(deadLetter, Resolution.Kind.DISCARDED);
    enqueue(
        () ->
            writeResolution(
                deadLetter,
                Resolution.Kind.DISCARDED,
                Optional.of(reason),
                written,
                failure ->
                    LOG.warn(
                        "Discarding dead letter {} failed", deadLetter.id(), failure.logged())));
  }

  private void enqueue(Runnable write) {
    delay.begin();
    queue.add(write);
  }

  /** Reports the outcome of a write to the engine's thread. */
  private void end(Runnable report) {
    delay.end();
    engineThread.execute(report);
  }

  /** Returns for how long records have been waiting without any being written. Thread-safe. */
  public Duration delay() {
    return delay.get();
  }

  private void run() {
    try {
      while (!closed) {
        Runnable write = queue.poll(1, TimeUnit.SECONDS);
        if (write != null) {
          write.run();
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

  private Producer<byte[], byte[]> producer() {
    Producer<byte[], byte[]> opened = producer;
    if (opened == null) {
      opened = KafkaClients.openProducer(settings);
      producer = opened;
    }
    return opened;
  }

  /**
   * Runs a write. Any exception is reported: if it ended this thread, dead letters would wait
   * forever without a report.
   */
  private void attempt(Runnable write, Consumer<ThrowableSnapshot> failed) {
    try {
      write.run();
    } catch (Throwable e) {
      endFailed(e, failed);
    }
  }

  private void send(
      ProducerRecord<byte[], byte[]> record,
      Consumer<RecordMetadata> written,
      Consumer<ThrowableSnapshot> failed) {
    long bytes = DeadLetterSize.of(record);
    if (bufferedBytes > 0 && bufferedBytes + bytes > MAX_BUFFERED_BYTES) {
      producer().flush();
      bufferedBytes = 0;
    }
    bufferedBytes += bytes;
    var unused =
        producer()
            .send(
                record,
                (position, failure) -> {
                  if (failure == null) {
                    end(() -> written.accept(position));
                  } else {
                    endFailed(DeadLetterSize.explain(failure, record, settings), failed);
                  }
                });
  }

  /**
   * Returns whether the topic has a partition; it may have been recreated with fewer. Another
   * producer looks it up before the answer is no, because the partition may have been added since.
   */
  private boolean hasPartition(int partition) {
    if (partition < partitions()) {
      return true;
    }
    producer().flush();
    producer().close(CLOSE_TIMEOUT);
    producer = null;
    bufferedBytes = 0;
    return partition < partitions();
  }

  private int partitions() {
    return producer().partitionsFor(topics.deadLetters()).size();
  }

  private void endFailed(Throwable failure, Consumer<ThrowableSnapshot> failed) {
    ThrowableSnapshot cause = ThrowableSnapshot.withoutForeignCalls(failure);
    end(() -> failed.accept(cause));
  }

  private void failed(Task task, ThrowableSnapshot failure) {
    engine.failWrite(task, failure, System.nanoTime());
  }

  private void writeResolution(
      DeadLetterSummary deadLetter,
      Resolution.Kind kind,
      Optional<String> reason,
      Consumer<Optional<DeadLetterId>> written,
      Consumer<ThrowableSnapshot> failed) {
    Resolution resolution =
        new Resolution(deadLetter.id(), kind, Resolution.currentUser(), Instant.now(), reason);
    attempt(
        () -> {
          if (hasPartition(deadLetter.id().partition())) {
            send(
                DeadLetterRecord.resolution(topics.deadLetters(), deadLetter, resolution),
                position ->
                    written.accept(
                        Optional.of(new DeadLetterId(position.partition(), position.offset()))),
                failed);
          } else {
            end(() -> written.accept(Optional.empty()));
          }
        },
        failed);
  }

  private void writeDeadLetter(
      Task task, Optional<DeadLetterId> replaced, Consumer<DeadLetter> written) {
    attempt(
        () -> {
          ProducerRecord<byte[], byte[]> record = deadLetter(task, replaced);
          send(
              record,
              position -> {
                written.accept(DeadLetterRecord.written(record, position)); // first
                engine.completeWrite(task);
              },
              failure -> failed(task, failure));
        },
        failure -> failed(task, failure));
  }

  private ProducerRecord<byte[], byte[]> deadLetter(Task task, Optional<DeadLetterId> replaced) {
    ConsumerRecord<byte[], byte[]> record = task.record();
    return new ProducerRecord<>(
        topics.deadLetters(),
        replaced.map(DeadLetterId::partition).filter(this::hasPartition).orElse(null),
        record.key(),
        record.value(),
        DeadLetterHeaders.ofDeadLetter(
            record.headers(), group, TaskDetails.of(task), replaced.orElse(null)));
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
