package org.openedx.eventbus.consumer.deadletter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.internal.deadletter.KafkaClients;

/**
 * Writes resolutions in transactions, so that all of a transaction are visible or none.
 *
 * <p>There is one transactional ID for each group: a group has one writer at a time, and opening
 * another one aborts the transaction of the first and fences it. Not thread-safe.
 */
record DeadLetterTransactions(String group, Producer<byte[], byte[]> kafka)
    implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  /**
   * Opens the writer of a group and fences an earlier one. When this returns, all records that the
   * earlier one has committed are visible, and it can commit no more.
   *
   * @throws DeadLettersException if the broker rejects it or is unavailable
   */
  static DeadLetterTransactions open(EventBusConfig config, String group, GroupTopics topics) {
    Map<String, Object> settings = KafkaClients.producer(config, group, "-redrive");
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.transactionalId());
    DeadLetterTransactions opened =
        new DeadLetterTransactions(group, KafkaClients.openProducer(settings));
    try {
      opened.kafka.initTransactions();
      return opened;
    } catch (KafkaException e) {
      opened.close();
      throw new DeadLettersException(
          "could not initialize transactional ID '%s': %s"
              .formatted(topics.transactionalId(), e.getMessage()),
          e);
    }
  }

  /**
   * Writes records in one transaction.
   *
   * @throws DeadLettersException.RedriveFencedException if another writer fenced this one
   * @throws DeadLettersException if the transaction failed
   */
  void write(List<ProducerRecord<byte[], byte[]>> records) {
    try {
      kafka.beginTransaction();
      for (ProducerRecord<byte[], byte[]> each : records) {
        var unused = kafka.send(each); // the commit fails if one of them does
      }
    } catch (KafkaException e) {
      throw failed(e);
    }
    try {
      kafka.commitTransaction();
    } catch (TimeoutException | InterruptException e) {
      throw new DeadLettersException(
          "the outcome of the last transaction is unknown; list the dead letters to see it: "
              + e.getMessage(),
          e);
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  private DeadLettersException failed(KafkaException failure) {
    if (isFenced(failure)) {
      return new DeadLettersException.RedriveFencedException(
          "fenced by another redrive or discard of group '%s'; dead letters resolved before stay resolved"
              .formatted(group),
          failure);
    }
    try {
      kafka.abortTransaction();
    } catch (KafkaException e) {
      failure.addSuppressed(e); // the broker aborts it after its timeout
    }
    Throwable cause = failure;
    while (cause.getCause() instanceof KafkaException deeper) {
      cause = deeper;
    }
    return new DeadLettersException(
        "transaction failed, its dead letters are unchanged: " + cause.getMessage(), failure);
  }

  private static boolean isFenced(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(
            each ->
                each instanceof ProducerFencedException
                    || each instanceof InvalidProducerEpochException);
  }

  @Override
  public void close() {
    kafka.close(CLOSE_TIMEOUT);
  }
}
