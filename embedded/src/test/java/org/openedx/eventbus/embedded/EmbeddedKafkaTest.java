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
  void carriesRecordsAndListensOnLoopbackOnly() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.startNew()) {
      kafka.createTopic("letters", 1);

      Records.write(kafka.bootstrapServers(), "letters", "a", "b");

      assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");
      assertThat(Records.read(kafka.bootstrapServers(), "letters", 2)).containsExactly("a", "b");
    }
  }

  @Test
  void producerAndConsumerLiveThroughAStopAndAStart() throws Exception {
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
      kafka.createTopic("letters", 1);
      consumer.subscribe(List.of("letters"));
      producer.send(new ProducerRecord<>("letters", "before")).get(30, SECONDS);
      assertThat(Records.poll(consumer, 1)).containsExactly("before");

      kafka.stop();
      // A send may block its caller until the broker is back: the client forgets its metadata.
      var sent = supplyAsync(() -> producer.send(new ProducerRecord<>("letters", "during")));
      kafka.start();

      assertThat(sent.get(30, SECONDS).get(30, SECONDS).offset()).isEqualTo(1);
      assertThat(Records.poll(consumer, 1)).containsExactly("during");
    }
  }

  @Test
  void aKeptDirectoryCarriesItsDataToAnotherBroker() throws Exception {
    Path data = directory.resolve("kept");
    try (EmbeddedKafka first = EmbeddedKafka.builder().dataDirectory(data).start()) {
      first.createTopic("letters", 1);
      Records.write(first.bootstrapServers(), "letters", "kept");
    }
    try (EmbeddedKafka second = EmbeddedKafka.builder().dataDirectory(data).start()) {
      assertThat(Records.read(second.bootstrapServers(), "letters", 1)).containsExactly("kept");
    }
  }

  @Test
  void aDirectoryInUseIsRefused() {
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
  void aPortInUseIsNamedTogetherWithItsOption() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> EmbeddedKafka.builder().port(port).start())
          .isInstanceOf(EmbeddedException.class)
          .hasMessageContaining("port " + port)
          .hasMessageContaining("EmbeddedKafkaBuilder.port");
    }
  }

  @Test
  void listensOnTheWantedPort() {
    int port = Ports.free();
    try (EmbeddedKafka kafka = EmbeddedKafka.builder().port(port).start()) {
      assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
    }
  }

  @Test
  void aBrokerThatFailsLeavesTheJvmAliveAndSaysWhy() {
    assertThatThrownBy(() -> EmbeddedKafka.builder().property("log.retention.ms", "many").start())
        .isInstanceOf(EmbeddedException.class)
        .hasMessageContaining("log.retention.ms");
  }

  @Test
  void aPortTakenBehindOurBackDoesNotEndTheJvm() throws Exception {
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
  void aTopicThatExistsIsRefused() {
    try (EmbeddedKafka kafka = EmbeddedKafka.startNew()) {
      kafka.createTopic("letters", 1, Map.of("retention.ms", "1000"));

      assertThatThrownBy(() -> kafka.createTopic("letters", 1))
          .isInstanceOf(EmbeddedException.class)
          .hasMessageContaining("letters")
          .hasMessageContaining("exists");
    }
  }

  @Test
  void aClosedBrokerDoesNotStartAgain() {
    EmbeddedKafka kafka = EmbeddedKafka.builder().prepare("port");
    kafka.close();

    assertThatThrownBy(kafka::start).hasMessageContaining("closed");
  }

  @Test
  void aDirectoryOfAnotherVersionIsRefused() throws Exception {
    Files.writeString(directory.resolve(DataDirectory.MARKER), "kafka 2.0.0\n");

    assertThatThrownBy(() -> EmbeddedKafka.builder().dataDirectory(directory).start())
        .isInstanceOf(EmbeddedException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("kafka 2.0.0")
        .hasMessageContaining(KafkaNode.version())
        .hasMessageContaining("delete the directory");
  }

  @Test
  void aDirectoryOfSomethingElseIsRefused() throws Exception {
    Files.writeString(directory.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> EmbeddedKafka.builder().dataDirectory(directory).start())
        .isInstanceOf(EmbeddedException.class)
        .hasMessageContaining("not a data directory");
  }
}
