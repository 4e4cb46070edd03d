package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.it.TestEvents.payload;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.embedded.EmbeddedRegistry;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.producer.errors.SchemaIdMismatchException;
import org.openedx.eventbus.producer.errors.SendTimeoutException;

/**
 * Producers and consumers while the schema registry is unavailable, unresponsive or replaced by an
 * empty one. Uses a registry of its own, which the tests kill and start.
 */
@EventBusTest
class RegistryOutageTest {
  /**
   * A blocked partition is retried with a backoff of up to 30 seconds, which it reaches if the
   * outage lasts long, for example on a slow machine.
   */
  private static final Duration AFTER_AN_OUTAGE = Await.TIMEOUT.plusSeconds(30);

  private static EmbeddedRegistry registry;

  @TempDir Path cache;

  @RegisterExtension
  final Bus bus =
      Bus.withRegistry(
          () -> {
            registry.start();
            return registry.url();
          });

  private final EventType<GenericRecord> type = TestEvents.type("registry", "registry");

  @BeforeAll
  static void startRegistry() {
    registry = EmbeddedRegistry.startNew();
  }

  @AfterAll
  static void stopRegistry() {
    registry.close();
  }

  @Test
  void filledDiskCacheServesANewProcessWithoutARegistry() throws Exception {
    CollectingHandler seen = new CollectingHandler();
    UUID first = sendOneWithNewProducer(0);
    readWithNewConsumer(seen, 1);
    registry.kill();

    UUID second = sendOneWithNewProducer(1);
    readWithNewConsumer(seen, 2);

    assertThat(seen.distinctIds()).containsExactlyInAnyOrder(first, second);
    assertThat(bus.rawIds("registry")).containsExactly(first, second);
  }

  private UUID sendOneWithNewProducer(long n) throws Exception {
    try (KafkaEventProducer producer = KafkaEventProducer.create(cached())) {
      return producer.send(type, payload(type, "ada", n)).get(20, TimeUnit.SECONDS).metadata().id();
    }
  }

  private void readWithNewConsumer(CollectingHandler seen, int expected) {
    try (EventConsumer consumer =
        EventConsumer.builder(cached()).group(bus.group("warm")).on(type, seen).start()) {
      seen.await(expected);
    }
  }

  private EventBusConfig cached() {
    return bus.config("registry.cache-dir", cache.toString(), "registry.verify-interval", "300ms");
  }

  @Test
  void replacedRegistryFailsSendsUntilTheOldIdsAreBack() throws Exception {
    sendOneWithNewProducer(0);
    registry.kill();
    try (KafkaEventProducer producer = KafkaEventProducer.create(cached())) {
      producer.send(type, payload(type, "ada", 1)).get(20, TimeUnit.SECONDS);
      String url = registry.url();
      int port = URI.create(url).getPort();
      try (EmbeddedRegistry other = EmbeddedRegistry.builder().port(port).start()) {
        registerOtherSchema(other.url());
        Throwable[] failure = new Throwable[1];
        Await.until(
            "sends fail",
            () -> {
              try {
                producer.send(type, payload(type, "ada", 2)).get(20, TimeUnit.SECONDS);
                return false;
              } catch (ExecutionException e) {
                failure[0] = e.getCause();
                return true;
              }
            });
        assertThat(failure[0])
            .isInstanceOf(SchemaIdMismatchException.class)
            .hasMessageContaining(type.name().value())
            .hasMessageContaining(bus.topic("registry"))
            .hasMessageContaining("replaced");
        assertThatThrownBy(() -> producer.sendAndWait(type, payload(type, "ada", 3)))
            .isInstanceOf(SchemaIdMismatchException.class);
      }
      registry.start();
      Await.until(
          "sends succeed with the old ids",
          () ->
              producer
                  .send(type, payload(type, "ada", 4))
                  .handle((sent, problem) -> problem == null)
                  .get(20, TimeUnit.SECONDS));
    }
    assertThat(bus.raw("registry"))
        .extracting(record -> ByteBuffer.wrap(record.value()).getInt(1))
        .as("schema ids")
        .containsOnly(ByteBuffer.wrap(bus.raw("registry").get(0).value()).getInt(1));
  }

  /** Registers a schema, so that the next ids differ from those of the first registry. */
  private void registerOtherSchema(String url) throws Exception {
    Bus elsewhere = bus.at(bus.bootstrapServers(), url);
    EventType<GenericRecord> other = TestEvents.type("other", "elsewhere");
    try (KafkaEventProducer producer = KafkaEventProducer.create(elsewhere.config())) {
      producer.send(other, payload(other, "ada", 0)).get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void sendsWithoutACacheAwaitTheRegistryUntilTheirDeadline() throws Exception {
    registry.kill();
    try (KafkaEventProducer hasty =
            KafkaEventProducer.create(bus.config("producer.delivery-timeout", "1500ms"));
        KafkaEventProducer patient = KafkaEventProducer.create(bus.config())) {
      CompletableFuture<SentEvent> late = patient.send(type, payload(type, "ada", 0));

      assertThatThrownBy(() -> hasty.send(type, payload(type, "ada", 1)).join())
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOf(SendTimeoutException.class)
          .hasMessageContaining(type.name().value())
          .hasMessageContaining("registry is unavailable");
      assertThat(late).isNotDone();
      registry.start();

      assertThat(late.get(20, TimeUnit.SECONDS).placements()).hasSize(1);
    }
  }

  @Test
  void partitionWithAnUnknownSchemaAwaitsTheRegistryWhileOthersContinue() throws Exception {
    EventType<GenericRecord> known = TestEvents.type("known", "mixed");
    EventType<GenericRecord> unknown = TestEvents.type("unknown", "mixed");
    CollectingHandler seen = new CollectingHandler();
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config())) {
      // The producer looks both ids up. The consumer starts later, and looks up only one.
      int partition = send(producer, unknown, "kept", 0);
      send(producer, known, "kept", 0);
      try (EventConsumer consumer =
          bus.consumer("consumer.start", "latest", "registry.timeout", "500ms")
              .on(known, seen)
              .on(unknown, seen)
              .onFailure(retry(50, 300))
              .start()) {
        Await.until("the group has committed offsets", () -> bus.committed("g").size() == 4);
        send(producer, known, "kept", 1);
        seen.await(1);
        registry.kill();
        long committed = bus.raw("mixed").stream().filter(r -> r.partition() == partition).count();

        send(producer, unknown, "kept", 2);
        send(producer, known, "kept", 3);
        int others = 0;
        for (int i = 0; i < 20; i++) {
          others += send(producer, known, "other-" + i, 10 + i) == partition ? 0 : 1;
        }
        seen.await(1 + others);
        Await.until(
            "all earlier events are committed",
            () -> bus.committed("g", "mixed", partition) == committed);
        assertThat(seen.all())
            .filteredOn(each -> each.delivery().partition() == partition)
            .extracting(CollectingHandler.Handled::n)
            .containsExactly(1L);
        registry.start();
        seen.await(1 + 2 + 20, AFTER_AN_OUTAGE);

        assertThat(seen.all())
            .filteredOn(each -> each.user().equals("kept"))
            .extracting(CollectingHandler.Handled::n)
            .containsExactly(1L, 2L, 3L);
        assertThat(bus.committed("g", "mixed", partition)).isGreaterThanOrEqualTo(committed);
      }
    }
  }

  /** With the minimum of workers for two partitions, and a request that never ends. */
  @Test
  void unresponsiveRegistryBlocksOneWorkerForAnyNumberOfSchemas() throws Exception {
    EventType<GenericRecord> known = TestEvents.type("known", "calm");
    List<EventType<GenericRecord>> unknown =
        List.of(
            TestEvents.type("unknown1", "strange"),
            TestEvents.type("unknown2", "strange"),
            TestEvents.type("unknown3", "strange"));
    CollectingHandler seen = new CollectingHandler();
    EventConsumerBuilder builder =
        bus.consumer("consumer.start", "latest", "registry.timeout", "1h")
            .concurrency(2)
            .on(known, seen);
    unknown.forEach(each -> builder.on(each, seen));
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config())) {
      send(producer, known, "ada", 0);
      for (EventType<GenericRecord> each : unknown) {
        send(producer, each, "ada", 0);
      }
      try (EventConsumer consumer = builder.start()) {
        Await.until("the group has committed offsets", () -> bus.committed("g").size() == 8);
        send(producer, known, "ada", 1);
        seen.await(1);
        int port = URI.create(registry.url()).getPort();
        registry.kill();
        List<Socket> asked = new ArrayList<>();
        try (ServerSocket silent = new ServerSocket()) {
          silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
          for (int i = 0; i < 30; i++) {
            send(producer, unknown.get(i % 3), "user-" + i, i);
          }
          Await.until("the consumer has connected", () -> askedOf(silent, asked));
          for (int i = 0; i < 20; i++) {
            send(producer, known, "user-" + i, 2 + i);
          }
          seen.await(1 + 20);
        } finally {
          for (Socket each : asked) {
            each.close();
          }
        }
        registry.start();
        seen.await(1 + 20 + 30, AFTER_AN_OUTAGE);
      }
    }
  }

  /** Accepts a connection and never responds. */
  private static boolean askedOf(ServerSocket silent, List<Socket> asked) throws Exception {
    silent.setSoTimeout(100);
    try {
      asked.add(silent.accept());
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private static int send(
      KafkaEventProducer producer, EventType<GenericRecord> type, String user, long n)
      throws Exception {
    return producer
        .send(type, payload(type, user, n))
        .get(20, TimeUnit.SECONDS)
        .placements()
        .get(0)
        .partition();
  }

  private static FailurePolicy retry(long firstMillis, long longestMillis) {
    return FailurePolicy.retryForever(
        Backoff.exponential(Duration.ofMillis(firstMillis), Duration.ofMillis(longestMillis)));
  }
}
