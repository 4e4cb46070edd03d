package org.openedx.eventbus.consumer.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter.Details;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterKey;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterHeaders;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSummary;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.internal.deadletter.KafkaClients;

/**
 * Writes which damaged records an operator skipped, into the dead-letter topic of the group: a dead
 * letter without a value, and its resolution with user, time and reason.
 */
record SkipRecord(EventBusConfig config, String group) {
  private static final byte @Nullable [] NONE = null;

  void write(TopicPartition at, long from, long to, String reason) {
    String topic = GroupTopics.of(config, group).deadLetters();
    String by = Resolution.currentUser();
    Instant now = Instant.now();
    Details details =
        new Details(
            "",
            Disposition.SKIPPED,
            false,
            new EventOrigin(at.topic(), at.partition(), from, 0, 0),
            Optional.empty(),
            Optional.of("damaged records: offsets %d to %d are skipped".formatted(from, to - 1)),
            0,
            Optional.empty(),
            now);
    try (Producer<byte[], byte[]> kafka =
        KafkaClients.openProducer(KafkaClients.producer(config, group, "-skip"))) {
      RecordMetadata written =
          send(
              kafka,
              new ProducerRecord<>(
                  topic,
                  null,
                  NONE,
                  NONE,
                  DeadLetterHeaders.ofDeadLetter(List.of(), group, details, null)));
      DeadLetterId id = new DeadLetterId(written.partition(), written.offset());
      DeadLetterSummary skipped =
          new DeadLetterSummary(id, "", details.origin(), false, DeadLetterKey.of(null));
      Resolution resolution =
          new Resolution(id, Resolution.Kind.DISCARDED, by, now, Optional.of(reason));
      var unused = send(kafka, DeadLetterRecord.resolution(topic, skipped, resolution));
    } catch (KafkaException e) {
      throw failed(topic, e);
    }
  }

  private static RecordMetadata send(
      Producer<byte[], byte[]> kafka, ProducerRecord<byte[], byte[]> record) {
    try {
      return kafka.send(record).get();
    } catch (ExecutionException e) {
      throw failed(record.topic(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static ReplayException failed(String topic, @Nullable Throwable cause) {
    return new ReplayException(
        "the skipped records could not be recorded in " + topic + ", and are not skipped: " + cause,
        cause);
  }
}
