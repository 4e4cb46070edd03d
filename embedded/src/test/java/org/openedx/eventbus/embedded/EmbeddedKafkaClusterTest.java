package org.openedx.eventbus.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

class EmbeddedKafkaClusterTest {

  private static final int RECORDS = 2_000;

  @Test
  void killedNodeLosesNoAcknowledgedRecordAndRejoins() throws Exception {
    try (EmbeddedKafkaCluster cluster = EmbeddedKafkaCluster.builder().start()) {
      cluster.createTopic("orders", 1);

      List<Future<RecordMetadata>> sent = new ArrayList<>();
      try (KafkaProducer<String, String> producer = Records.producer(cluster.bootstrapServers())) {
        for (int i = 0; i < RECORDS; i++) {
          sent.add(producer.send(new ProducerRecord<>("orders", Integer.toString(i))));
          if (i == RECORDS / 2) {
            cluster.kill(1);
          }
        }
        for (Future<RecordMetadata> record : sent) {
          record.get(60, SECONDS);
        }
      }
      cluster.start(1);

      assertThat(Records.read(cluster.bootstrapServers(), "orders", RECORDS))
          .hasSize(RECORDS)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void nodeThatFailsToStartReportsItsLog() {
    assertThatThrownBy(
            () ->
                EmbeddedKafkaCluster.builder()
                    .nodes(1)
                    .property("log.retention.ms", "many")
                    .start())
        .isInstanceOf(EmbeddedException.class)
        .hasMessageContaining("Kafka node 1")
        .hasMessageContaining("ended with exit code")
        .hasMessageContaining("log.retention.ms");
  }

  @Test
  void invalidNodeNumberAndNullAreRejected() {
    try (EmbeddedKafkaCluster cluster = EmbeddedKafkaCluster.builder().nodes(1).start()) {
      assertThat(cluster.size()).isEqualTo(1);
      assertThatThrownBy(() -> cluster.kill(0)).isInstanceOf(IllegalArgumentException.class);
      NullParametersTest.assertRejected("name", () -> cluster.createTopic(null, 1));
      NullParametersTest.assertRejected(
          "topicSettings", () -> cluster.createTopic("orders", 1, null));
    }
  }
}
