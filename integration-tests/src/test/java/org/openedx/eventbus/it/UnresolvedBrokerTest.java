package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.it.TestEvents.payload;

import java.io.BufferedReader;
import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Status;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.producer.errors.SendTimeoutException;
import org.openedx.eventbus.producer.monitoring.ProducerHealth;

/** A broker's name without an address is an outage, as it is while a headless service starts. */
@EventBusTest
class UnresolvedBrokerTest {
  private static final String UNRESOLVED = "no-such-broker.invalid:9092";
  private static final String LOCALHOST = "127.0.0.1 localhost\n";

  private final EventType<GenericRecord> type = TestEvents.type("named", "named");

  @RegisterExtension final Bus bus = Bus.shared();

  @TempDir Path directory;

  @Test
  void consumerStartsAndReportsTheName() {
    try (EventConsumer consumer =
        bus.consumer("kafka.bootstrap.servers", UNRESOLVED).on(type, event -> {}).start()) {
      Await.until("the name is reported", () -> consumer.health().status() == Status.DEGRADED);
      assertThat(consumer.health().conditions())
          .singleElement()
          .satisfies(
              condition -> {
                assertThat(condition.code()).isEqualTo(Code.BROKER_UNAVAILABLE);
                assertThat(condition.text()).contains("no-such-broker.invalid");
              });
      consumer.pause();
      consumer.close(Duration.ofSeconds(1));
      assertThat(consumer.health().status()).isEqualTo(Status.CLOSED);
    }
  }

  @Test
  void eventsWaitWithinTheirDeliveryTimeout() {
    try (KafkaEventProducer producer =
        KafkaEventProducer.create(
            bus.config("kafka.bootstrap.servers", UNRESOLVED, "producer.delivery-timeout", "2s"))) {
      CompletableFuture<SentEvent> sent = producer.send(type, payload(type, "ada", 0));
      assertThat(sent).isNotDone();
      assertThatThrownBy(sent::join)
          .hasCauseInstanceOf(SendTimeoutException.class)
          .hasMessageContaining("no-such-broker.invalid");
    }
  }

  @Test
  void invalidSettingFailsTheCallNevertheless() {
    for (String servers : List.of("no-port", UNRESOLVED + ",host:port")) {
      assertThatThrownBy(
              () -> bus.consumer("kafka.bootstrap.servers", servers).on(type, event -> {}).start())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("bootstrap.servers");
    }
    assertThatThrownBy(
            () ->
                KafkaEventProducer.create(
                    bus.config("kafka.bootstrap.servers", UNRESOLVED, "kafka.acks", "some")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("acks");
  }

  /** In another process, because a JVM has one file of host names from its start. */
  @Test
  void eventWaitsUntilTheNameOfTheBrokerHasAnAddress() throws Exception {
    Path hosts = Files.writeString(directory.resolve("hosts"), LOCALHOST);
    String port = bus.bootstrapServers().substring(bus.bootstrapServers().lastIndexOf(':'));
    Properties settings = new Properties();
    settings.setProperty("eventbus.kafka.bootstrap.servers", "kafka.example.test" + port);
    settings.setProperty("eventbus.registry.url", bus.registryUrl());
    settings.setProperty("eventbus.registry.auto-register", "true");
    settings.setProperty("eventbus.registry.cache-dir", "");
    settings.setProperty("eventbus.topic.prefix", bus.prefix());
    settings.setProperty("eventbus.topics.create", "missing");
    settings.setProperty("eventbus.service.name", "unresolved-broker-test");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-Djdk.net.hosts.file=" + hosts,
                "-cp",
                System.getProperty("java.class.path")
                    + File.pathSeparator
                    + System.getProperty("surefire.test.class.path", ""),
                UnresolvedBrokerMain.class.getName())
            .redirectError(directory.resolve("log").toFile())
            .start();
    try (OutputStream in = process.getOutputStream();
        BufferedReader out = process.inputReader()) {
      settings.store(in, null);
      in.close();

      assertThat(out.readLine()).isEqualTo(ProducerHealth.Code.BROKER_UNAVAILABLE.name());
      Files.writeString(hosts, LOCALHOST + "127.0.0.1 kafka.example.test\n");

      assertThat(out.readLine()).isEqualTo("0");
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(bus.raw("unresolved")).hasSize(1);
  }
}
