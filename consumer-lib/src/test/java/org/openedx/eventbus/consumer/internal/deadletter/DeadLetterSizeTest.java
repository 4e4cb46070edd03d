package org.openedx.eventbus.consumer.internal.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

class DeadLetterSizeTest {
  private static final ProducerRecord<byte[], byte[]> RECORD =
      new ProducerRecord<>(
          "prod-g.dead-letters",
          null,
          "ada".getBytes(UTF_8),
          new byte[3_000_000],
          List.of(new RecordHeader("dlq_cause", new byte[500]), new RecordHeader("n", null)));

  @Test
  void sizeCountsKeyValueAndHeaders() {
    assertThat(DeadLetterSize.of(RECORD)).isBetween(3_000_503L, 3_001_000L);
    assertThat(DeadLetterSize.of(new ProducerRecord<>("t", null))).isPositive();
  }

  @Test
  void rejectedRecordIsExplainedWithSizeTopicAndCommand() {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", "kafka:9092", "compression.type", "zstd");
    RecordTooLargeException failure = new RecordTooLargeException("too large");

    assertThat(DeadLetterSize.explain(failure, RECORD, settings))
        .isInstanceOf(RecordTooLargeException.class)
        .hasCause(failure)
        .hasMessageContaining("compressed with zstd")
        .hasMessageContaining("exceeds max.message.bytes of topic prod-g.dead-letters")
        .hasMessageContaining(
            "kafka-configs.sh --bootstrap-server kafka:9092 --alter --entity-type topics"
                + " --entity-name prod-g.dead-letters --add-config max.message.bytes="
                + DeadLetterSize.of(RECORD));
    TimeoutException other = new TimeoutException("no broker");
    assertThat(DeadLetterSize.explain(other, RECORD, settings)).isSameAs(other);
  }
}
