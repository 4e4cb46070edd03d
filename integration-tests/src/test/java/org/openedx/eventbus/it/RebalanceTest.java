package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.it.Facts.fact;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.embedded.EmbeddedKafka;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.producer.KafkaEventProducer;

/** Members of a group that come and go while events flow. */
@EventBusTest
class RebalanceTest {
  private static EmbeddedKafka kafka;

  private final EventType<GenericRecord> type = Facts.type("moved", "moved");

  /**
   * Members of new-style groups learn of each other at heartbeats, five seconds apart if let be.
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
  void nothingIsLostAndOrderHoldsWhileMembersComeAndGo(
      String protocol,
      int comingAndGoing,
      String ordering,
      EventBusInfrastructure infrastructure,
      TopicPrefix prefix)
      throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Bus bus = new Bus(kafka.bootstrapServers(), infrastructure.registryUrl(), prefix.value());
    Member stays = new Member(random.nextLong());
    List<CompletableFuture<SentEvent>> sent = new ArrayList<>();
    AtomicBoolean goOn = new AtomicBoolean(true);
    List<Member> guests = new ArrayList<>();
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config());
        EventConsumer consumer = stays.join(bus, protocol, ordering)) {
      Thread service =
          new Thread(
              () -> {
                for (int n = 0; goOn.get(); n++) {
                  sent.add(producer.send(type, fact(type, "user-" + n % 11, n)));
                  LockSupport.parkNanos(1_000_000);
                }
              });
      service.start();
      stays.seen.await(50);
      while (guests.size() < comingAndGoing) {
        Member guest = new Member(random.nextLong());
        guests.add(guest);
        try (EventConsumer second = guest.join(bus, protocol, ordering)) {
          guest.seen.await(20);
        }
      }
      goOn.set(false);
      service.join();
      producer.flush();
      Await.until(
          "everything is committed",
          () -> bus.committed("g").values().stream().mapToLong(each -> each).sum() >= sent.size(),
          () -> "seed " + seed);
    }
    guests.add(stays);

    Map<UUID, Integer> handled = new HashMap<>();
    guests.forEach(m -> m.seen.ids().forEach(id -> handled.merge(id, 1, Integer::sum)));
    List<UUID> acknowledged = new ArrayList<>();
    for (CompletableFuture<SentEvent> each : sent) {
      acknowledged.add(each.get(0, TimeUnit.SECONDS).metadata().id());
    }
    assertThat(handled.keySet())
        .as("seed " + seed)
        .containsExactlyInAnyOrderElementsOf(acknowledged);
    for (Member member : guests) {
      member.assertOrder(seed, ordering);
    }
    assertThat(bus.committed("g").values().stream().mapToLong(each -> each).sum())
        .as("committed offsets end where the events do, seed " + seed)
        .isEqualTo(sent.size());
  }

  /** Handles some events slowly and some not at the first attempt. */
  private final class Member {
    private final Seen seen = new Seen();
    private final Random random;

    private Member(long seed) {
      this.random = new Random(seed);
    }

    private EventConsumer join(Bus bus, String protocol, String ordering) {
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
        throw new IllegalStateException("not at once");
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

    /** Members left in good order, so nothing was begun anew: offsets only rise. */
    private void assertOrder(long seed, String ordering) {
      Map<String, Long> last = new HashMap<>();
      for (Seen.One one : seen.all()) {
        String lane =
            ordering.equals("key") ? one.user() : Integer.toString(one.delivery().partition());
        Long before = last.put(lane, one.delivery().offset());
        assertThat(before == null ? -1 : before)
            .as("before " + one + ", seed " + seed)
            .isLessThan(one.delivery().offset());
      }
    }
  }
}
