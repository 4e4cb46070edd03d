package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.it.TestEvents.payload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.embedded.EmbeddedKafka;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.producer.KafkaEventProducer;

/**
 * Consumers that join and leave while events are sent: every event is handled, and offsets of a key
 * only rise. Runs with both group protocols and both orderings, with random handler delays and
 * failures.
 */
@EventBusTest
class RebalanceTest {
  private static EmbeddedKafka kafka;

  @RegisterExtension final Bus bus = Bus.withBroker(() -> kafka.bootstrapServers());

  private final EventType<GenericRecord> type = TestEvents.type("moved", "moved");

  /**
   * Members of new-style groups see changes at heartbeats, which are five seconds apart by default.
   */
  @BeforeAll
  static void startBroker() {
    kafka =
        EmbeddedKafka.builder()
            .property("group.consumer.min.heartbeat.interval.ms", "200")
            .property("group.consumer.heartbeat.interval.ms", "200")
            .start();
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  @ParameterizedTest
  @CsvSource({"classic, 3, key", "consumer, 3, key", "classic, 2, partition"})
  void noEventIsLostOrReorderedDuringRebalances(String protocol, int members, String ordering)
      throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Member stays = new Member(random.nextLong());
    List<CompletableFuture<SentEvent>> sent = new ArrayList<>();
    AtomicBoolean goOn = new AtomicBoolean(true);
    List<Member> joining = new ArrayList<>();
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config());
        EventConsumer consumer = stays.join(protocol, ordering)) {
      Thread service =
          new Thread(
              () -> {
                for (int n = 0; goOn.get(); n++) {
                  sent.add(producer.send(type, payload(type, "user-" + n % 11, n)));
                  LockSupport.parkNanos(1_000_000);
                }
              });
      service.start();
      stays.seen.await(50);
      while (joining.size() < members) {
        Member member = new Member(random.nextLong());
        joining.add(member);
        try (EventConsumer second = member.join(protocol, ordering)) {
          member.seen.await(20);
        }
      }
      goOn.set(false);
      service.join();
      producer.flush();
      Await.until(
          "all events are committed",
          () -> bus.committed("g").values().stream().mapToLong(each -> each).sum() >= sent.size(),
          () -> "seed " + seed);
    }
    joining.add(stays);

    Map<UUID, Integer> handled = new HashMap<>();
    joining.forEach(m -> m.seen.ids().forEach(id -> handled.merge(id, 1, Integer::sum)));
    List<UUID> acknowledged = new ArrayList<>();
    for (CompletableFuture<SentEvent> each : sent) {
      acknowledged.add(each.get(0, TimeUnit.SECONDS).metadata().id());
    }
    assertThat(handled.keySet())
        .as("seed " + seed)
        .containsExactlyInAnyOrderElementsOf(acknowledged);
    for (Member member : joining) {
      member.assertOrder(seed, ordering);
    }
    assertThat(bus.committed("g").values().stream().mapToLong(each -> each).sum())
        .as("committed offsets equal log end offsets, seed " + seed)
        .isEqualTo(sent.size());
  }

  /** Consumer that handles some events slowly and fails at some first attempts. */
  private final class Member {
    private final CollectingHandler seen = new CollectingHandler();
    private final Random random;

    private Member(long seed) {
      this.random = new Random(seed);
    }

    private EventConsumer join(String protocol, String ordering) {
      EventBusConfig config =
          bus.config("kafka.group.protocol", protocol, "consumer.ordering", ordering);
      return EventConsumer.builder(
              protocol.equals("classic")
                  ? config.with("eventbus.kafka.heartbeat.interval.ms", "200")
                  : config)
          .group(bus.group("g"))
          .onFailure(
              FailurePolicy.retryForever(
                  Backoff.exponential(
                      java.time.Duration.ofMillis(5), java.time.Duration.ofMillis(20))))
          .on(type, this::handle)
          .start();
    }

    private void handle(Event<GenericRecord> event, Delivery delivery) throws Exception {
      int dice = dice();
      if (dice < 2 && delivery.attempt() == 1) {
        throw new IllegalStateException("first attempt");
      }
      if (dice < 50) {
        LockSupport.parkNanos(dice * 100_000L);
      }
      seen.handle(event, delivery);
    }

    private int dice() {
      synchronized (random) {
        return random.nextInt(1000);
      }
    }

    /** Asserts that offsets rise, because members left cleanly and no event was redelivered. */
    private void assertOrder(long seed, String ordering) {
      Map<String, Long> last = new HashMap<>();
      for (CollectingHandler.Handled one : seen.all()) {
        String queue =
            ordering.equals("key") ? one.user() : Integer.toString(one.delivery().partition());
        Long before = last.put(queue, one.delivery().offset());
        assertThat(before == null ? -1 : before)
            .as("before " + one + ", seed " + seed)
            .isLessThan(one.delivery().offset());
      }
    }
  }
}
