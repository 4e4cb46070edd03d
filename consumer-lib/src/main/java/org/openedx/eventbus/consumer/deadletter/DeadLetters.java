package org.openedx.eventbus.consumer.deadletter;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterHeaders;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSummary;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;

/**
 * The dead letters of a group: lists, reads, redrives, discards and truncates them. For example:
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
  private final DeadLetterTopic topic;
  private final String user = Resolution.currentUser();

  private DeadLetters(EventBusConfig config, String group) {
    this.config = Objects.requireNonNull(config, "config");
    this.group = Objects.requireNonNull(group, "group");
    this.topics = GroupTopics.of(config, group);
    this.topic = new DeadLetterTopic(config, group, topics.deadLetters());
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
   * {@return the dead letters that match a filter: open ones, and those that are being redriven}
   * Reads the topic from the oldest of them on, if consumers of the group have determined it.
   *
   * @param filter the filter; {@link DeadLetterFilter#ALL} for all
   * @throws DeadLettersException if the topic does not exist or the broker is unavailable
   */
  public DeadLetterList list(DeadLetterFilter filter) {
    Objects.requireNonNull(filter, "filter");
    return topic.readUnresolved().build().only(filter);
  }

  /**
   * {@return all dead letters that the topic has and that match a filter, also resolved ones} Reads
   * the whole topic.
   *
   * @param filter the filter; {@link DeadLetterFilter#ALL} for all
   * @throws DeadLettersException if the topic does not exist or the broker is unavailable
   */
  public DeadLetterList history(DeadLetterFilter filter) {
    Objects.requireNonNull(filter, "filter");
    return topic.readAll(true).build().only(filter);
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
      List<DeadLetter> batch = batch(deadLetters, done);
      var records = topic.records(batch);
      for (DeadLetter each : batch) {
        ConsumerRecord<byte[], byte[]> record = records.get(each.id());
        if (record != null) {
          reader.accept(each, DeadLetterHeaders.strip(record));
        }
      }
      done += batch.size();
    }
  }

  /**
   * Redrives open dead letters: the handlers that failed get their events again, and no others.
   * Events of one key are handled in their order. An event that fails again becomes another dead
   * letter, which counts the redrives. Until its event has an outcome, a dead letter is listed as
   * redriven.
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
   * @throws DeadLettersException if the topic does not exist or the broker is unavailable
   * @throws InterruptedException if the thread was interrupted; dead letters redriven until then
   *     stay redriven
   */
  public RedriveReport redrive(DeadLetterFilter filter, RedriveOptions options)
      throws InterruptedException {
    Objects.requireNonNull(filter, "filter");
    if (Objects.requireNonNull(options, "options").dryRun()) {
      return RedrivePlan.of(list(DeadLetterFilter.ALL).open(), filter, options);
    }
    // Opened before reading: a fenced writer's resolutions are read, and it adds no more.
    try (DeadLetterTransactions transactions = DeadLetterTransactions.open(config, group, topics)) {
      List<DeadLetter> open = topic.readUnresolved().build().open();
      RedriveReport plan = RedrivePlan.of(open, filter, options);
      RateLimiter limiter = new RateLimiter(options.perSecond(), RateLimiter.Ticker.SYSTEM);
      ParkedRedrive.Redriver redriver =
          deadLetters -> redrive(deadLetters, options.reason(), limiter, transactions);
      redriver.redrive(plan.redriven());
      return new ParkedRedrive(topic::readNew, redriver, RateLimiter.Ticker.SYSTEM)
          .run(open, plan, options);
    }
  }

  private void redrive(
      List<DeadLetter> deadLetters,
      Optional<String> reason,
      RateLimiter limiter,
      DeadLetterTransactions transactions)
      throws InterruptedException {
    int done = 0;
    while (done < deadLetters.size()) {
      int end = Math.min(deadLetters.size(), done + limiter.batchSize(MAX_BATCH));
      limiter.acquire(end - done);
      transactions.write(
          resolutions(deadLetters.subList(done, end), Resolution.Kind.REDRIVEN, reason));
      done = end;
    }
  }

  /**
   * Discards dead letters: they stay in the topic, but are no longer open. One whose event is being
   * redriven at the moment may be handled nevertheless.
   *
   * @param filter matches the dead letters to discard, open ones and those being redriven
   * @param reason recorded with each of them; must not be blank
   * @return those that were discarded
   * @throws IllegalArgumentException if the reason is blank
   * @throws DeadLettersException.RedriveFencedException if another redrive or discard began
   * @throws DeadLettersException if the topic does not exist or the broker is unavailable
   */
  public List<DeadLetter> discard(DeadLetterFilter filter, String reason) {
    Objects.requireNonNull(filter, "filter");
    requireReason(reason, "discarding dead letters");
    try (DeadLetterTransactions transactions = DeadLetterTransactions.open(config, group, topics)) {
      List<DeadLetter> unresolved = list(filter).unresolved();
      for (int done = 0; done < unresolved.size(); done += MAX_BATCH) {
        transactions.write(
            resolutions(
                unresolved.subList(done, Math.min(unresolved.size(), done + MAX_BATCH)),
                Resolution.Kind.DISCARDED,
                Optional.of(reason)));
      }
      return unresolved;
    }
  }

  private static void requireReason(String reason, String purpose) {
    if (Objects.requireNonNull(reason, "reason").isBlank()) {
      throw new IllegalArgumentException("reason must not be blank: " + purpose + " requires one");
    }
  }

  private List<ProducerRecord<byte[], byte[]>> resolutions(
      List<DeadLetter> deadLetters, Resolution.Kind kind, Optional<String> reason) {
    return deadLetters.stream()
        .map(
            each ->
                DeadLetterRecord.resolution(
                    topics.deadLetters(),
                    DeadLetterSummary.of(each),
                    new Resolution(each.id(), kind, user, Instant.now(), reason)))
        .toList();
  }

  /**
   * Returns what {@link #truncate} would delete.
   *
   * @return each partition that has records before its oldest unresolved dead letter
   * @throws DeadLettersException if the topic does not exist or the broker is unavailable
   */
  public List<Truncation> planTruncation() {
    return topic.planTruncation();
  }

  /**
   * Deletes the records of the topic before the oldest unresolved dead letter of each partition,
   * with the history of resolved dead letters. A record of it is written to each of these
   * partitions. No consumer needs the deleted records.
   *
   * @param reason recorded in the topic; must not be blank
   * @return the partitions that were truncated
   * @throws IllegalArgumentException if the reason is blank
   * @throws DeadLettersException.RedriveFencedException if a redrive or discard began
   * @throws DeadLettersException if the topic does not exist, or the broker is unavailable or
   *     rejects it
   */
  public List<Truncation> truncate(String reason) {
    requireReason(reason, "truncating the dead-letter topic");
    try (DeadLetterTransactions transactions = DeadLetterTransactions.open(config, group, topics)) {
      List<Truncation> plan = topic.planTruncation();
      if (!plan.isEmpty()) {
        transactions.write(
            plan.stream()
                .map(
                    each ->
                        DeadLetterRecord.truncation(
                            topics.deadLetters(),
                            new DeadLetterId(each.partition(), each.to()),
                            user,
                            Instant.now(),
                            reason))
                .toList());
        topic.truncate(plan);
      }
      return plan;
    }
  }

  /**
   * Truncation of one partition of the dead-letter topic.
   *
   * @param partition the partition
   * @param from its first offset before
   * @param to its first offset afterwards
   */
  public record Truncation(int partition, long from, long to) {}

  /** Returns as many dead letters as should be read at once, at least one. */
  private static List<DeadLetter> batch(List<DeadLetter> deadLetters, int begin) {
    long bytes = deadLetters.get(begin).sizeBytes();
    int end = begin + 1;
    while (end < deadLetters.size() && end - begin < MAX_BATCH) {
      bytes += deadLetters.get(end).sizeBytes();
      if (bytes > MAX_BATCH_BYTES) {
        break;
      }
      end++;
    }
    return deadLetters.subList(begin, end);
  }

  @Override
  public void close() {
    topic.close();
  }
}
