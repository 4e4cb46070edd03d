package org.openedx.eventbus.embedded;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

  @TempDir Path directory;

  @Test
  void brokerServesRecordsOnLoopback() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.startNew()) {
      kafka.createTopic("orders", 1);

      Records.write(kafka.bootstrapServers(), "orders", "a", "b");

      assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");
      assertThat(Records.read(kafka.bootstrapServers(), "orders", 2)).containsExactly("a", "b");
    }
  }

  @Test
  void producerAndConsumerContinueAfterRestart() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.startNew();
        KafkaProducer<String, String> producer = Records.producer(kafka.bootstrapServers());
        KafkaConsumer<String, String> consumer =
            new KafkaConsumer<>(
                Map.of(
                    "bootstrap.servers", kafka.bootstrapServers(),
                    "group.id", "readers",
                    "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
      kafka.createTopic("orders", 1);
      consumer.subscribe(List.of("orders"));
      producer.send(new ProducerRecord<>("orders", "before")).get(30, SECONDS);
      assertThat(Records.poll(consumer, 1)).containsExactly("before");

      kafka.stop();
      // send may block its caller until the broker is back: the client discards its metadata.
      var sent = supplyAsync(() -> producer.send(new ProducerRecord<>("orders", "during")));
      kafka.start();

      assertThat(sent.get(30, SECONDS).get(30, SECONDS).offset()).isEqualTo(1);
      assertThat(Records.poll(consumer, 1)).containsExactly("during");
    }
  }

  @Test
  void dataDirectoryKeepsRecords() throws Exception {
    Path data = directory.resolve("kept");
    try (EmbeddedKafka first = EmbeddedKafka.builder().dataDirectory(data).start()) {
      first.createTopic("orders", 1);
      Records.write(first.bootstrapServers(), "orders", "kept");
    }
    try (EmbeddedKafka second = EmbeddedKafka.builder().dataDirectory(data).start()) {
      assertThat(Records.read(second.bootstrapServers(), "orders", 1)).containsExactly("kept");
    }
  }

  @Test
  void directoryInUseIsRejected() {
    Path data = directory.resolve("kept");
    try (EmbeddedKafka first = EmbeddedKafka.builder().dataDirectory(data).start()) {
      assertThat(first.bootstrapServers()).isNotEmpty();
      assertThatThrownBy(() -> EmbeddedKafka.builder().dataDirectory(data).start())
          .isInstanceOf(EmbeddedException.class)
          .hasMessageContaining("in use by another process")
          .hasMessageContaining(data.toString());
    }
  }

  @Test
  void portInUseIsReportedWithItsOption() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> EmbeddedKafka.builder().port(port).start())
          .isInstanceOf(EmbeddedException.class)
          .hasMessageContaining("port " + port)
          .hasMessageContaining("EmbeddedKafkaBuilder.port");
    }
  }

  @Test
  void brokerListensOnTheRequestedPort() {
    int port = Ports.free();
    try (EmbeddedKafka kafka = EmbeddedKafka.builder().port(port).start()) {
      assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
    }
  }

  @Test
  void invalidSettingIsReportedWithoutEndingTheJvm() {
    assertThatThrownBy(() -> EmbeddedKafka.builder().property("log.retention.ms", "many").start())
        .isInstanceOf(EmbeddedException.class)
        .hasMessageContaining("log.retention.ms");
  }

  @Test
  void controllerPortTakenAtStartIsReportedWithoutEndingTheJvm() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String listeners =
          "PLAINTEXT://127.0.0.1:"
              + Ports.free()
              + ",CONTROLLER://127.0.0.1:"
              + taken.getLocalPort();

      assertThatThrownBy(() -> EmbeddedKafka.builder().property("listeners", listeners).start())
          .isInstanceOf(EmbeddedException.class)
          .hasMessageContaining("cannot start the broker");
    }
  }

  @Test
  void existingTopicIsRejected() {
    try (EmbeddedKafka kafka = EmbeddedKafka.startNew()) {
      kafka.createTopic("orders", 1, Map.of("retention.ms", "1000"));

      assertThatThrownBy(() -> kafka.createTopic("orders", 1))
          .isInstanceOf(EmbeddedException.class)
          .hasMessageContaining("orders")
          .hasMessageContaining("exists");
    }
  }

  @Test
  void closedBrokerDoesNotStart() {
    EmbeddedKafka kafka = EmbeddedKafka.builder().prepare("port");
    kafka.close();

    assertThatThrownBy(kafka::start).hasMessageContaining("closed");
  }

  @Test
  void directoryOfAnotherVersionIsRejected() throws Exception {
    Files.writeString(directory.resolve(DataDirectory.MARKER), "kafka 2.0.0\n");

    assertThatThrownBy(() -> EmbeddedKafka.builder().dataDirectory(directory).start())
        .isInstanceOf(EmbeddedException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("kafka 2.0.0")
        .hasMessageContaining(KafkaNode.version())
        .hasMessageContaining("delete the directory");
  }

  @Test
  void directoryWithOtherFilesIsRejected() throws Exception {
    Files.writeString(directory.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> EmbeddedKafka.builder().dataDirectory(directory).start())
        .isInstanceOf(EmbeddedException.class)
        .hasMessageContaining("not a data directory");
  }
}
