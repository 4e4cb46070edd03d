package org.openedx.eventbus.consumer.deadletter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterHeaders;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterReader;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;

/**
 * The dead letters of a group: lists, reads, redrives and discards them. For example:
 *
 * <pre>{@code
 * try (DeadLetters deadLetters = DeadLetters.open(config, "mailer")) {
 *   deadLetters.redrive(
 *       DeadLetterFilter.ALL.handlers(List.of("welcome")), RedriveOptions.DEFAULT.perSecond(50));
 * }
 * }</pre>
 *
 * <p>Consumers of the group need not be stopped. If two operators redrive or discard at the same
 * time, the one that began first ends with {@link DeadLettersException.RedriveFencedException}, so
 * that no dead letter is redriven twice. Each resolution is recorded in the dead-letter topic, with
 * user, time and reason.
 *
 * <p>Not thread-safe. The caller closes it.
 */
public final class DeadLetters implements AutoCloseable {
  private static final int MAX_BATCH = 100;
  private static final int MAX_BATCH_BYTES = 8 * 1024 * 1024;

  private final EventBusConfig config;
  private final String group;
  private final GroupTopics topics;
  private final DeadLetterReader topic;
  private final String user = Resolution.currentUser();

  private DeadLetters(EventBusConfig config, String group) {
    this.config = Objects.requireNonNull(config, "config");
    this.group = Objects.requireNonNull(group, "group");
    this.topics = GroupTopics.of(config, group);
    this.topic = new DeadLetterReader(config, topics.deadLetters());
  }

  /**
   * {@return the dead letters of a group} Needs no registry.
   *
   * @param config the configuration, for the broker and the environment's prefix
   * @param group the name of the group, for example {@code mailer}
   * @throws org.openedx.eventbus.config.ConfigurationException if no broker is configured, or no
   *     topic can have the name of the group's topic
   */
  public static DeadLetters open(EventBusConfig config, String group) {
    return new DeadLetters(config, group);
  }

  /**
   * {@return the dead letters that match a filter, open and resolved ones}
   *
   * @param filter the filter; {@link DeadLetterFilter#ALL} for all
   * @throws DeadLettersException if the topic does not exist or the broker is unavailable
   */
  public DeadLetterList list(DeadLetterFilter filter) {
    Objects.requireNonNull(filter, "filter");
    DeadLetterList.Builder list = new DeadLetterList.Builder(group);
    callBroker(() -> topic.readAll(list::add));
    return list.build().only(filter);
  }

  /**
   * Reads the events of dead letters with their payloads. A dead letter that the topic no longer
   * has is left out.
   *
   * @param deadLetters the dead letters, for example those of {@link #list}
   * @param reader gets each event in the given order, on the calling thread: key, value and headers
   *     as they were first read, without the headers of the dead letter
   * @throws DeadLettersException if the broker is unavailable
   */
  public void read(
      List<DeadLetter> deadLetters, BiConsumer<DeadLetter, ConsumerRecord<byte[], byte[]>> reader) {
    Objects.requireNonNull(deadLetters, "deadLetters");
    Objects.requireNonNull(reader, "reader");
    int done = 0;
    while (done < deadLetters.size()) {
      List<DeadLetter> batch = batch(deadLetters, done, MAX_BATCH);
      var records = records(batch);
      for (DeadLetter each : batch) {
        ConsumerRecord<byte[], byte[]> record = records.get(each.id());
        if (record != null) {
          reader.accept(each, DeadLetterHeaders.strip(record));
        }
      }
      done += batch.size();
    }
  }

  private Map<DeadLetterId, ConsumerRecord<byte[], byte[]>> records(List<DeadLetter> deadLetters) {
    return callBroker(() -> topic.read(deadLetters.stream().map(DeadLetter::id).toList()));
  }

  /**
   * Redrives open dead letters: sends their events through the group's redrive topic back to the
   * handlers that failed, and to no others. Events of one key are sent in their order. An event
   * that fails again becomes another dead letter, which counts the redrives.
   *
   * <p>All dead letters that are parked behind a redriven one are redriven with it, also those that
   * are parked while the redrive is in progress. It waits for the outcome of parked keys and for a
   * grace period of 2 s, or until no outcome has been seen for 5 s. Events that are parked later
   * stay parked until the next redrive.
   *
   * @param filter matches the dead letters to redrive
   * @param options limits, reason and dry run, for example {@link RedriveOptions#DEFAULT}
   * @return the dead letters that were redriven, and those that were not; of a dry run, the plan
   * @throws DeadLettersException.RedriveFencedException if another redrive or discard began; dead
   *     letters redriven until then stay redriven
   * @throws DeadLettersException if a topic does not exist or the broker is unavailable
   * @throws InterruptedException if the thread was interrupted; dead letters redriven until then
   *     stay redriven
   */
  public RedriveReport redrive(DeadLetterFilter filter, RedriveOptions options)
      throws InterruptedException {
    Objects.requireNonNull(filter, "filter");
    if (Objects.requireNonNull(options, "options").dryRun()) {
      return RedrivePlan.of(list(DeadLetterFilter.ALL).open(), filter, options);
    }
    if (!callBroker(() -> topic.exists(topics.redrive()))) {
      throw new DeadLettersException(
          ("topic %s does not exist; redriven events are written to it: start a consumer of the"
                  + " group, or create the topic")
              .formatted(topics.redrive()),
          null);
    }
    // Opened before reading: a fenced writer's resolutions are read, and it adds no more.
    try (DeadLetterTransactions transactions = DeadLetterTransactions.open(config, group, topics)) {
      DeadLetterList.Builder list = new DeadLetterList.Builder(group);
      callBroker(() -> topic.readAll(list::add));
      List<DeadLetter> open = list.build().open();
      RedriveReport plan = RedrivePlan.of(open, filter, options);
      RateLimiter limiter = new RateLimiter(options.perSecond(), RateLimiter.Ticker.SYSTEM);
      ParkedRedrive.Redriver redriver =
          deadLetters -> redrive(deadLetters, options.reason(), limiter, transactions);
      RedriveReport first =
          new RedriveReport(
              redriver.redrive(plan.redriven()),
              plan.maxRedrivesReached(),
              plan.stillParked(),
              plan.remaining());
      return new ParkedRedrive(
              () -> {
                callBroker(() -> topic.readNew(list::add));
                return list.build();
              },
              redriver,
              RateLimiter.Ticker.SYSTEM)
          .run(open, first, options);
    }
  }

  private List<DeadLetter> redrive(
      List<DeadLetter> deadLetters,
      Optional<String> reason,
      RateLimiter limiter,
      DeadLetterTransactions transactions)
      throws InterruptedException {
    List<DeadLetter> redriven = new ArrayList<>();
    int done = 0;
    while (done < deadLetters.size()) {
      List<DeadLetter> batch = batch(deadLetters, done, limiter.batchSize(MAX_BATCH));
      limiter.acquire(batch.size());
      redriven.addAll(redrive(batch, reason, transactions));
      done += batch.size();
    }
    return redriven;
  }

  private List<DeadLetter> redrive(
      List<DeadLetter> batch, Optional<String> reason, DeadLetterTransactions transactions) {
    var records = records(batch);
    List<DeadLetter> present =
        batch.stream().filter(each -> records.containsKey(each.id())).toList();
    List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
    for (DeadLetter each : present) {
      ConsumerRecord<byte[], byte[]> record = Objects.requireNonNull(records.get(each.id()));
      all.add(
          new ProducerRecord<>(
              topics.redrive(),
              null,
              record.key(),
              record.value(),
              DeadLetterHeaders.ofRedriven(group, each, record.headers())));
      all.add(resolution(each, Resolution.Kind.REDRIVEN, reason));
    }
    if (!all.isEmpty()) {
      transactions.write(all);
    }
    return present;
  }

  /**
   * Discards open dead letters: they stay in the topic, but are no longer open.
   *
   * @param filter matches the dead letters to discard
   * @param reason recorded with each of them; must not be blank
   * @return those that were discarded
   * @throws IllegalArgumentException if the reason is blank
   * @throws DeadLettersException.RedriveFencedException if another redrive or discard began
   * @throws DeadLettersException if the topic does not exist or the broker is unavailable
   */
  public List<DeadLetter> discard(DeadLetterFilter filter, String reason) {
    Objects.requireNonNull(filter, "filter");
    if (Objects.requireNonNull(reason, "reason").isBlank()) {
      throw new IllegalArgumentException(
          "reason must not be blank: discarding dead letters requires one");
    }
    try (DeadLetterTransactions transactions = DeadLetterTransactions.open(config, group, topics)) {
      List<DeadLetter> open = list(filter).open();
      for (int done = 0; done < open.size(); done += MAX_BATCH) {
        transactions.write(
            open.subList(done, Math.min(open.size(), done + MAX_BATCH)).stream()
                .map(each -> resolution(each, Resolution.Kind.DISCARDED, Optional.of(reason)))
                .toList());
      }
      return open;
    }
  }

  private ProducerRecord<byte[], byte[]> resolution(
      DeadLetter deadLetter, Resolution.Kind kind, Optional<String> reason) {
    return new ProducerRecord<>(
        topics.deadLetters(),
        deadLetter.id().partition(),
        deadLetter.key().bytes().orElse(null),
        null,
        DeadLetterHeaders.ofResolution(
            new Resolution(deadLetter.id(), kind, user, Instant.now(), reason)));
  }

  /** Returns as many dead letters as one transaction should write, at least one. */
  private static List<DeadLetter> batch(List<DeadLetter> deadLetters, int begin, int maximum) {
    long bytes = deadLetters.get(begin).sizeBytes();
    int end = begin + 1;
    while (end < deadLetters.size() && end - begin < maximum) {
      bytes += deadLetters.get(end).sizeBytes();
      if (bytes > MAX_BATCH_BYTES) {
        break;
      }
      end++;
    }
    return deadLetters.subList(begin, end);
  }

  private static void callBroker(Runnable call) {
    callBroker(
        () -> {
          call.run();
          return true;
        });
  }

  private static <T> T callBroker(Supplier<T> call) {
    try {
      return call.get();
    } catch (InterruptException e) {
      throw e;
    } catch (UnknownTopicOrPartitionException e) {
      throw new DeadLettersException(String.valueOf(e.getMessage()), e);
    } catch (KafkaException e) {
      // Some of Kafka's exceptions have no message.
      throw new DeadLettersException("the broker is unavailable: " + e, e);
    }
  }

  @Override
  public void close() {
    topic.close();
  }
}
