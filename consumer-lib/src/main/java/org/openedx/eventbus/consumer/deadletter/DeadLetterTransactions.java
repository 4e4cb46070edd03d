package org.openedx.eventbus.consumer.deadletter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.openedx.eventbus.config.EventBusConfig;

/**
 * Writes resolutions, each together with what it tells of, or neither. There is one writer for a
 * group at a time: the next one to be opened ends the transaction of the one before, and from then
 * on that one can write nothing. Not thread-safe.
 */
final class DeadLetterTransactions implements AutoCloseable {
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final String group;
  private final Producer<byte[], byte[]> kafka;

  /**
   * Takes the place of whoever writes now. What they had written is there when this returns, and
   * nothing more will come of them.
   *
   * @throws DeadLettersException when the broker does not allow it or does not answer
   */
  static DeadLetterTransactions open(EventBusConfig config, String group, GroupTopics topics) {
    Map<String, Object> settings = GroupClients.producer(config, group, "-redrive");
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.redrive());
    DeadLetterTransactions opened =
        new DeadLetterTransactions(group, new KafkaProducer<>(settings));
    try {
      opened.kafka.initTransactions();
      return opened;
    } catch (KafkaException e) {
      opened.close();
      throw new DeadLettersException(
          "could not initialize transactional ID '" + topics.redrive() + "': " + e.getMessage(), e);
    }
  }

  private DeadLetterTransactions(String group, Producer<byte[], byte[]> kafka) {
    this.group = group;
    this.kafka = kafka;
  }

  /**
   * Writes all of it or nothing.
   *
   * @throws RedriveFencedException when another writer took over
   * @throws DeadLettersException when it could not be written
   */
  void write(List<ProducerRecord<byte[], byte[]>> records) {
    try {
      kafka.beginTransaction();
      for (ProducerRecord<byte[], byte[]> each : records) {
        var unused = kafka.send(each); // whether it arrived is what the commit says
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
      return new RedriveFencedException(
          "fenced by another redrive or discard of group '"
              + group
              + "': what was committed before is kept",
          failure);
    }
    try {
      kafka.abortTransaction();
    } catch (KafkaException e) {
      failure.addSuppressed(e); // the broker ends it when its time is up
    }
    Throwable cause = failure;
    while (cause.getCause() instanceof KafkaException deeper) {
      cause = deeper;
    }
    return new DeadLettersException(
        "transaction failed, its dead letters are unchanged: " + cause.getMessage(), failure);
  }

  private static boolean isFenced(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof ProducerFencedException
          || each instanceof InvalidProducerEpochException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    kafka.close(CLOSE);
  }
}
