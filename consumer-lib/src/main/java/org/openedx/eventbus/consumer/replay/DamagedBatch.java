package org.openedx.eventbus.consumer.replay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.deadletter.KafkaClients;

/**
 * Finds the end of a damaged batch of records, which Kafka's client does not report: it reads from
 * later offsets until it meets another batch. Not thread-safe.
 */
final class DamagedBatch implements AutoCloseable {
  private static final int FETCH_MAX_WAIT_MS = 20;
  private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
  private static final String READABLE = "";

  private final KafkaConsumer<byte[], byte[]> kafka;
  private final TopicPartition at;

  DamagedBatch(EventBusConfig config, TopicPartition at) {
    Map<String, Object> settings = KafkaClients.reader(config, FETCH_MAX_WAIT_MS, "earliest");
    settings.put(ConsumerConfig.CHECK_CRCS_CONFIG, true);
    this.kafka = KafkaClients.openReader(settings);
    this.at = at;
    kafka.assign(List.of(at));
  }

  /**
   * Returns the offset after the batch.
   *
   * @param offset an offset of the batch
   * @throws ReplayException if the records at the offset can be read, or the broker is unavailable
   */
  long end(long offset) {
    long logEnd =
        Objects.requireNonNull(kafka.endOffsets(List.of(at), TIMEOUT).get(at)).longValue();
    String error = offset < logEnd ? errorAt(offset) : READABLE;
    if (error.equals(READABLE)) {
      throw new ReplayException(
          "the records of %s at offset %d are not damaged".formatted(at, offset));
    }
    long inside = offset;
    long outside = offset + 1;
    while (outside < logEnd && errorAt(outside).equals(error)) {
      inside = outside;
      outside = Math.min(logEnd, offset + 2 * (outside - offset));
    }
    while (outside - inside > 1) {
      long middle = inside + (outside - inside) / 2;
      if (errorAt(middle).equals(error)) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return outside;
  }

  /**
   * Returns Kafka's error for an offset. That of a wrong checksum contains the first offset of the
   * batch, and so is equal for all offsets of one batch and different for those of another. If an
   * error does not, only one offset is skipped, and the next one is met by the consumer.
   */
  private String errorAt(long offset) {
    kafka.seek(at, offset);
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (System.nanoTime() - deadline < 0) {
      try {
        if (!kafka.poll(POLL_TIMEOUT).isEmpty() || kafka.position(at) > offset) {
          return READABLE;
        }
      } catch (RetriableException e) {
        throw new ReplayException("the broker is unavailable: " + e.getMessage(), e);
      } catch (KafkaException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
          cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
      }
    }
    throw new ReplayException(
        "no records of %s at offset %d received for %s s"
            .formatted(at, offset, TIMEOUT.toSeconds()));
  }

  @Override
  public void close() {
    kafka.close(CloseOptions.timeout(CLOSE_TIMEOUT));
  }
}
