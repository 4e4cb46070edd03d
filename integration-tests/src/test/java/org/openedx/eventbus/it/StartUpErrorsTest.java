package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.it.TestEvents.payload;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.generic.GenericRecord;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.internal.ThrowableSnapshot;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.producer.errors.SendTimeoutException;
import org.openedx.eventbus.registry.RegistryUnavailableException;

/**
 * Configuration errors are reported at start-up, all in one exception that names the settings, and
 * leave no thread running.
 */
@EventBusTest
class StartUpErrorsTest {
  private final EventType<GenericRecord> type = TestEvents.type("started", "started");

  @RegisterExtension final Bus bus = Bus.shared();

  @Test
  void configurationErrorsAreReportedTogether() {
    assertThatThrownBy(
            () ->
                EventBusConfig.of(
                    Map.of(
                        "eventbus.produser.buffer-bytes", "1MiB",
                        "eventbus.producer.delivery-timeout", "soon",
                        "eventbus.topics.create", "perhaps",
                        "eventbus.produce.org.openedx.a.b.c.v1.topic.x.key", "user")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("eventbus.produser.buffer-bytes")
        .hasMessageContaining("eventbus.producer.delivery-timeout")
        .hasMessageContaining("eventbus.topics.create")
        .hasMessageContaining("eventbus.produce.org.openedx.a.b.c.v1.topic.x.key");
  }

  @Test
  void missingProducerSettingsAreReportedTogether() {
    assertRefused(() -> KafkaEventProducer.create(EventBusConfig.of(Map.of())))
        .hasMessageContaining("eventbus.service.name")
        .hasMessageContaining("eventbus.registry.url")
        .hasMessageContaining("eventbus.kafka.bootstrap.servers");
  }

  @ParameterizedTest
  @CsvSource({
    "user.name,   'user' is of type string",
    "nobody,      'nobody' is not a field",
    "nick,        'nick' is optional",
    "more,        not a primitive"
  })
  void invalidKeyPathFailsTheProducerBuild(String path, String why) {
    String setting = "produce." + type.name() + ".topics.started.key";
    assertRefused(
            () ->
                KafkaEventProducer.builder(bus.config(setting, path))
                    .catalog(EventCatalog.of(type))
                    .build())
        .hasMessageContaining(type.name().value())
        .hasMessageContaining("'" + path + "'")
        .hasMessageContaining(why);
  }

  @Test
  void unknownEventTypeInProduceSettingsIsRejected() {
    assertRefused(
            () ->
                KafkaEventProducer.create(
                    bus.config("produce.org.openedx.no.such.event.v1.topics.x.enabled", "true")))
        .hasMessageContaining("eventbus.produce.org.openedx.no.such.event.v1");
  }

  @ParameterizedTest
  @CsvSource({
    "kafka.acks, some",
    "kafka.linger.ms, long",
    "kafka.bootstrap.servers, nowhere",
    "kafka.value.serializer, java.lang.String"
  })
  void invalidKafkaSettingFailsTheProducerAndLeavesNoThreads(String setting, String value) {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    assertRefused(() -> KafkaEventProducer.create(bus.config(setting, value)))
        .hasMessageContaining("eventbus.kafka.");
    Await.until(
        "the threads have ended", () -> leftSince(before).isEmpty(), () -> leftSince(before));
  }

  private static List<String> leftSince(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .map(Thread::getName)
        .filter(name -> name.startsWith("eventbus") || name.startsWith("kafka-producer"))
        .toList();
  }

  @Test
  void consumerErrorsAreReportedTogether() {
    assertRefused(() -> EventConsumer.builder(EventBusConfig.of(Map.of())).start())
        .hasMessageContaining("group")
        .hasMessageContaining("no handlers")
        .hasMessageContaining("eventbus.registry.url")
        .hasMessageContaining("eventbus.kafka.bootstrap.servers");
  }

  @Test
  void twoUnnamedHandlersOfATypeAreRejected() {
    assertRefused(
            () ->
                EventConsumer.builder(bus.config())
                    .group("g")
                    .on(type, event -> {})
                    .on(type, event -> {})
                    .start())
        .hasMessageContaining(type.name().value())
        .hasMessageContaining("without a name");
  }

  @Test
  void invalidKafkaSettingFailsTheConsumer() {
    assertRefused(
            () ->
                EventConsumer.builder(bus.config("kafka.session.timeout.ms", "soon"))
                    .group("g")
                    .on(type, event -> {})
                    .start())
        .hasMessageContaining("session.timeout.ms");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      ThrowingCallable call) {
    return assertThatThrownBy(call).isInstanceOf(ConfigurationException.class);
  }

  @Test
  void registryThatRequiresCredentialsFailsNamingTheSetting() throws Exception {
    withAServer(
        401,
        "{\"error_code\":401,\"message\":\"Unauthorized\"}",
        url -> assertBothFailWith(url, "eventbus.registry.api-key"));
  }

  @Test
  void serverThatIsNotARegistryFailsNamingTheSetting() throws Exception {
    withAServer(
        200,
        "<html><body>It works!</body></html>",
        url -> assertBothFailWith(url, "eventbus.registry.url"));
  }

  private void assertBothFailWith(String url, String setting) throws Exception {
    Bus elsewhere = bus.at(bus.bootstrapServers(), url);
    try (KafkaEventProducer producer =
        KafkaEventProducer.create(elsewhere.config("producer.delivery-timeout", "1s"))) {
      assertThatThrownBy(() -> producer.sendAndWait(type, payload(type, "ada", 0)))
          .isInstanceOf(SendTimeoutException.class)
          .hasMessageContaining(setting)
          .hasMessageContaining(url);
    }
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config())) {
      producer.send(type, payload(type, "ada", 0)).get(20, TimeUnit.SECONDS);
    }
    AtomicReference<Throwable> failure = new AtomicReference<>();
    try (EventConsumer consumer =
        EventConsumer.builder(elsewhere.config())
            .group(bus.group("g"))
            .on(type, event -> {})
            .listener(
                new ConsumerListener() {
                  @Override
                  public void onBlocked(BlockedPartition event) {
                    failure.set(event.cause());
                  }
                })
            .start()) {
      Await.until("the listener is called", () -> failure.get() != null);
    }
    assertThat(failure.get())
        .isInstanceOfSatisfying(
            ThrowableSnapshot.class,
            copy -> assertThat(RegistryUnavailableException.class).isAssignableFrom(copy.type()));
    assertThat(failure.get()).hasMessageContaining(setting).hasMessageContaining(url);
    assertThat(bus.committed("g").values()).allMatch(offset -> offset == 0);
  }

  @Test
  void unreachableRegistryUrlIsNamedInTheError() {
    Bus elsewhere = bus.at(bus.bootstrapServers(), "http://127.0.0.1:1/apis");
    try (KafkaEventProducer producer =
        KafkaEventProducer.create(elsewhere.config("producer.delivery-timeout", "1s"))) {
      assertThatThrownBy(() -> producer.sendAndWait(type, payload(type, "ada", 0)))
          .isInstanceOf(SendTimeoutException.class)
          .hasMessageContaining("http://127.0.0.1:1/apis");
    }
  }

  private interface Use {
    void of(String url) throws Exception;
  }

  private static void withAServer(int status, String body, Use use) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      use.of("http://127.0.0.1:" + server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }
}
