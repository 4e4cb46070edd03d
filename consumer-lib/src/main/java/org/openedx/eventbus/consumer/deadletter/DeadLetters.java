package org.openedx.eventbus.consumer.deadletter;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.openedx.eventbus.config.EventBusConfig;

/**
 * The dead letters of a group: shows them, gives them back to their handlers, or sees to it that
 * they need not be handled. What is done with a letter is written after it, with who, when and why.
 *
 * <p>Needs nobody else to keep still: consumers of the group go on, and of two that redrive or
 * discard at once one ends with {@link RedriveFencedException}, so that no letter is given twice.
 * Not thread-safe. Whoever opened it closes it.
 */
public final class DeadLetters implements AutoCloseable {
  private static final int BATCH = 100;
  private static final int BATCH_BYTES = 8 * 1024 * 1024;

  private final EventBusConfig config;
  private final String group;
  private final GroupTopics topics;
  private final DeadLetterReader log;
  private final InstantSource clock;
  private final String by;

  private DeadLetters(EventBusConfig config, String group, InstantSource clock, String by) {
    this.config = config;
    this.group = Objects.requireNonNull(group, "group");
    this.topics = GroupTopics.of(config, group);
    this.log = new DeadLetterReader(config, topics.deadLetters());
    this.clock = clock;
    this.by = by;
  }

  /**
   * Those of a group; needs no registry.
   *
   * @throws org.openedx.eventbus.config.ConfigurationException when it is not said where Kafka is
   */
  public static DeadLetters open(EventBusConfig config, String group) {
    return new DeadLetters(config, group, InstantSource.system(), Resolution.currentUser());
  }

  /**
   * What is there now.
   *
   * @throws DeadLettersException when the topic does not exist or the broker does not answer
   */
  public DeadLetterList list(DeadLetterFilter filter) {
    LetterIndex index = new LetterIndex(group);
    log.readAll(index::add);
    return index.list().only(filter);
  }

  /**
   * Reads letters whole, with their payloads; one that is no longer kept is left out.
   *
   * @param reader gets each in the order given, with its record as it stands
   */
  public void read(
      List<DeadLetter> letters, BiConsumer<DeadLetter, ConsumerRecord<byte[], byte[]>> reader) {
    int done = 0;
    while (done < letters.size()) {
      List<DeadLetter> batch = batch(letters, done, BATCH);
      var records = log.read(batch.stream().map(DeadLetter::id).toList());
      for (DeadLetter each : batch) {
        ConsumerRecord<byte[], byte[]> record = records.get(each.id());
        if (record != null) {
          reader.accept(each, record);
        }
      }
      done += batch.size();
    }
  }

  /**
   * Gives open letters to their handlers again, and to no others, through the group's redrive
   * topic; those of one key in the order of their events. A letter whose handler fails again
   * becomes another letter, which counts the redrives.
   *
   * <p>With a letter that parks its key go all that are parked behind it, also those that are
   * parked while this is going on: until its key has its answers and a moment longer, or nobody has
   * answered for some seconds. Without it they stay, and so does what another member parks later.
   *
   * @throws RedriveFencedException when another redrive or discard took over
   * @throws DeadLettersException when a topic does not exist or the broker does not answer
   * @throws InterruptedException when the thread was interrupted; what was redriven stays so
   */
  public RedriveReport redrive(DeadLetterFilter filter, RedriveOptions options)
      throws InterruptedException {
    if (options.dryRun()) {
      return RedrivePlan.of(list(DeadLetterFilter.ALL).open(), filter, options);
    }
    if (!log.exists(topics.redrive())) {
      throw new DeadLettersException(
          "topic "
              + topics.redrive()
              + " does not exist; redriven events are written to it: start a consumer of the group, or"
              + " create the topic",
          null);
    }
    // Opened first: what another one has resolved by then is seen, and nothing more can come.
    try (DeadLetterTransactions transactions = DeadLetterTransactions.open(config, group, topics)) {
      LetterIndex index = new LetterIndex(group);
      log.readAll(index::add);
      List<DeadLetter> open = index.list().open();
      RedriveReport plan = RedrivePlan.of(open, filter, options);
      RateLimiter pace = new RateLimiter(options.perSecond(), Ticker.SYSTEM);
      List<DeadLetter> redriven = redrive(plan.redriven(), options, pace, transactions);
      RedriveReport report =
          new RedriveReport(
              redriven, plan.maxRedrivesReached(), plan.stillParked(), plan.remaining());
      return new ParkedRedrive(
              () -> {
                log.readOn(index::add);
                return index.list();
              },
              more -> redrive(more, options, pace, transactions),
              Ticker.SYSTEM)
          .follow(open, report, options);
    }
  }

  private List<DeadLetter> redrive(
      List<DeadLetter> letters,
      RedriveOptions options,
      RateLimiter pace,
      DeadLetterTransactions transactions)
      throws InterruptedException {
    List<DeadLetter> redriven = new ArrayList<>();
    int done = 0;
    while (done < letters.size()) {
      List<DeadLetter> batch = batch(letters, done, pace.atOnce(BATCH));
      pace.await(batch.size());
      redriven.addAll(redrive(batch, options.reason(), transactions));
      done += batch.size();
    }
    return redriven;
  }

  private List<DeadLetter> redrive(
      List<DeadLetter> batch, Optional<String> reason, DeadLetterTransactions transactions) {
    Map<DeadLetterId, ConsumerRecord<byte[], byte[]>> records =
        log.read(batch.stream().map(DeadLetter::id).toList());
    List<DeadLetter> there = batch.stream().filter(each -> records.containsKey(each.id())).toList();
    List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
    for (DeadLetter each : there) {
      ConsumerRecord<byte[], byte[]> record = Objects.requireNonNull(records.get(each.id()));
      all.add(
          new ProducerRecord<>(
              topics.redrive(),
              null,
              record.key(),
              record.value(),
              DeadLetterHeaders.redriven(group, each, record.headers())));
      all.add(resolution(each, Resolution.Kind.REDRIVEN, reason));
    }
    if (!all.isEmpty()) {
      transactions.write(all);
    }
    return there;
  }

  /**
   * Decides that open letters need not be handled. They stay where they are, and are no longer
   * open.
   *
   * @param reason why, for the record
   * @return those that were discarded
   * @throws RedriveFencedException when another redrive or discard took over
   * @throws DeadLettersException when the topic does not exist or the broker does not answer
   */
  public List<DeadLetter> discard(DeadLetterFilter filter, String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException(
          "reason must not be blank: discarding dead letters requires one");
    }
    try (DeadLetterTransactions transactions = DeadLetterTransactions.open(config, group, topics)) {
      List<DeadLetter> letters = list(filter).open();
      for (int done = 0; done < letters.size(); done += BATCH) {
        transactions.write(
            letters.subList(done, Math.min(letters.size(), done + BATCH)).stream()
                .map(each -> resolution(each, Resolution.Kind.DISCARDED, Optional.of(reason)))
                .toList());
      }
      return letters;
    }
  }

  private ProducerRecord<byte[], byte[]> resolution(
      DeadLetter letter, Resolution.Kind kind, Optional<String> reason) {
    return new ProducerRecord<>(
        topics.deadLetters(),
        letter.id().partition(),
        letter.key().bytes().orElse(null),
        null,
        DeadLetterHeaders.resolution(
            new Resolution(letter.id(), kind, by, clock.instant(), reason)));
  }

  /** As many as a transaction should take, one at least. */
  private static List<DeadLetter> batch(List<DeadLetter> letters, int begin, int most) {
    long bytes = letters.get(begin).size();
    int end = begin + 1;
    while (end < letters.size() && end - begin < most) {
      bytes += letters.get(end).size();
      if (bytes > BATCH_BYTES) {
        break;
      }
      end++;
    }
    return letters.subList(begin, end);
  }

  @Override
  public void close() {
    log.close();
  }
}
