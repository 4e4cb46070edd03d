package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.it.TestEvents.payload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.event.SentEvent.Placement;
import org.openedx.eventbus.it.support.LogLines;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.producer.errors.SendTimeoutException;

/** Topics that are deleted and recreated while a producer sends events to them. */
@EventBusTest
class RecreatedTopicTest {
  private static final int USERS = 7;

  private final EventType<GenericRecord> type = TestEvents.type("recreated", "recreated");
  private final EventType<GenericRecord> unkeyed =
      TestEvents.unkeyed("recreated_unkeyed", "recreated").build();

  @RegisterExtension final Bus bus = Bus.shared();

  /** The sent events; every {@link #USERS}th has no key. */
  private final List<CompletableFuture<SentEvent>> sent = new ArrayList<>();

  private void send(KafkaEventProducer producer, int count) {
    for (int i = 0; i < count; i++) {
      int n = sent.size();
      EventType<GenericRecord> each = n % USERS == 0 ? unkeyed : type;
      sent.add(producer.send(each, payload(each, "user-" + n % USERS, n)));
    }
  }

  /** An event that is sent after this method has returned, cannot be in the deleted topic. */
  private void recreate(KafkaEventProducer producer, int partitions) throws Exception {
    String topic = bus.topic("recreated");
    NewTopic again = new NewTopic(topic, Optional.of(partitions), Optional.empty());
    try (Admin admin = bus.admin()) {
      admin.deleteTopics(List.of(topic)).all().get(20, TimeUnit.SECONDS);
      send(producer, 50);
      Await.until(
          "the topic is created again",
          () -> {
            try {
              admin.createTopics(List.of(again)).all().get(20, TimeUnit.SECONDS);
              return true;
            } catch (ExecutionException e) {
              return false; // still being deleted
            }
          });
    }
  }

  private void sendUntilAllAreStored(KafkaEventProducer producer) {
    Await.until(
        "events of all keys are stored",
        () -> {
          send(producer, 5 * USERS);
          return sent.subList(sent.size() - 5 * USERS, sent.size()).stream()
              .allMatch(RecreatedTopicTest::isStored);
        });
  }

  private static boolean isStored(CompletableFuture<SentEvent> future) {
    return future.handle((stored, failure) -> failure == null).join();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void acknowledgedEventsAreInTheRecreatedTopicInTheOrderOfTheirKey(int partitions)
      throws Exception {
    bus.createTopic("recreated", 4, Map.of());
    try (KafkaEventProducer producer =
        KafkaEventProducer.create(
            bus.config("topics.create", "none", "producer.delivery-timeout", "4s"))) {
      sendUntilAllAreStored(producer);
      int warmUp = sent.size();
      send(producer, 100);
      recreate(producer, partitions);
      int recreated = sent.size();
      sendUntilAllAreStored(producer);
      int recovered = sent.size();
      send(producer, 200);

      Map<UUID, Integer> acknowledged = new HashMap<>();
      for (int n = warmUp; n < sent.size(); n++) {
        try {
          acknowledged.put(sent.get(n).get(20, TimeUnit.SECONDS).metadata().id(), n);
        } catch (ExecutionException e) {
          assertThat(e).hasCauseInstanceOf(SendTimeoutException.class);
          assertThat(n).as("failed after the producer had recovered").isLessThan(recovered);
        }
      }
      List<ConsumerRecord<byte[], byte[]>> stored = bus.raw("recreated");
      Set<UUID> storedIds = stored.stream().map(Bus::id).collect(Collectors.toSet());
      assertThat(storedIds).as("stored once").hasSameSizeAs(stored);
      acknowledged.forEach(
          (id, n) ->
              assertThat(n < recreated || storedIds.contains(id))
                  .as("acknowledged event %s is stored", n)
                  .isTrue());
      Map<String, Integer> last = new HashMap<>();
      for (ConsumerRecord<byte[], byte[]> each : stored) {
        Integer n = acknowledged.get(Bus.id(each));
        if (n != null && each.key() != null) {
          Integer before = last.put(each.partition() + "/" + n % USERS, n);
          assertThat(before == null ? -1 : before).isLessThan(n);
        }
      }
    }
  }

  @Test
  void missingTopicIsCreatedAgainForEventsInFlight() throws Exception {
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config());
        LogLines log = LogLines.capture();
        Admin admin = bus.admin()) {
      producer.sendAndWait(type, payload(type, "ada", 0));
      admin.deleteTopics(List.of(bus.topic("recreated"))).all().get(20, TimeUnit.SECONDS);

      Placement place = producer.sendAndWait(type, payload(type, "ada", 1)).placements().get(0);

      assertThat(place.offset()).isZero();
      assertThat(bus.raw("recreated")).hasSize(1);
      assertThat(log.with("Topic was recreated", bus.topic("recreated"))).hasSize(1);
    }
  }
}
