package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.it.TestEvents.payload;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.codec.KeyPartitioner;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.producer.KafkaEventProducer;

/**
 * Routing of events: the partition of a key, the topics of an event type, and the order that
 * handlers see. The records are read with a plain Kafka consumer.
 */
@EventBusTest
class RoutingTest {
  private final EventType<GenericRecord> one = TestEvents.type("one", "shared");
  private final EventType<GenericRecord> two = TestEvents.type("two", "shared");

  @RegisterExtension final Bus bus = Bus.shared();

  @Test
  void knownKeyHasTheSamePartitionAsInPython() {
    byte[] key = HexFormat.of().parseHex("00000000010c666f6f626f62");
    assertThat(KeyPartitioner.partition(key, 6)).isEqualTo(3);
  }

  @Test
  void keyedEventsArePartitionedByCrc32() throws Exception {
    List<ConsumerRecord<byte[], byte[]>> records = sendFortyUsers("crc32");
    for (ConsumerRecord<byte[], byte[]> record : records) {
      CRC32 crc = new CRC32();
      crc.update(record.key());
      assertThat(record.partition()).isEqualTo((int) (crc.getValue() % 6));
    }
    assertThat(records.stream().map(ConsumerRecord::partition).distinct()).hasSizeGreaterThan(3);
  }

  @Test
  void keyedEventsArePartitionedByMurmur2WithKafkasPartitioner() throws Exception {
    for (ConsumerRecord<byte[], byte[]> record : sendFortyUsers("kafka")) {
      assertThat(record.partition()).isEqualTo((murmur2(record.key()) & 0x7fffffff) % 6);
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> sendFortyUsers(String partitioner) throws Exception {
    try (KafkaEventProducer producer =
        KafkaEventProducer.create(
            bus.config("producer.partitioner", partitioner, "topics.partitions", "6"))) {
      for (int n = 0; n < 40; n++) {
        producer.send(one, payload(one, "user-" + n, n));
      }
    }
    List<ConsumerRecord<byte[], byte[]>> records = bus.raw("shared");
    assertThat(records).hasSize(40);
    return records;
  }

  /** Kafka's murmur2 hash, reimplemented because Kafka's class is not public API. */
  private static int murmur2(byte[] data) {
    int m = 0x5bd1e995;
    int h = 0x9747b28c ^ data.length;
    int length4 = data.length / 4;
    for (int i = 0; i < length4; i++) {
      int i4 = i * 4;
      int k =
          (data[i4] & 0xff)
              + ((data[i4 + 1] & 0xff) << 8)
              + ((data[i4 + 2] & 0xff) << 16)
              + ((data[i4 + 3] & 0xff) << 24);
      k *= m;
      k ^= k >>> 24;
      k *= m;
      h *= m;
      h ^= k;
    }
    int rest = data.length % 4;
    int at = data.length & ~3;
    if (rest == 3) {
      h ^= (data[at + 2] & 0xff) << 16;
    }
    if (rest >= 2) {
      h ^= (data[at + 1] & 0xff) << 8;
    }
    if (rest >= 1) {
      h ^= data[at] & 0xff;
      h *= m;
    }
    h ^= h >>> 13;
    h *= m;
    h ^= h >>> 15;
    return h;
  }

  @Test
  void eventsWithoutAKeyAreSpreadOverPartitions() throws Exception {
    EventType<GenericRecord> keyless = TestEvents.unkeyed("keyless", "keyless").build();
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config())) {
      for (int n = 0; n < 200; n++) {
        // Large enough for a batch each, because a batch goes to one partition.
        producer.send(keyless, payload(keyless, "ada", n, "x".repeat(2000)));
      }
    }
    List<ConsumerRecord<byte[], byte[]>> records = bus.raw("keyless");
    assertThat(records).hasSize(200).allMatch(record -> record.key() == null);
    assertThat(records.stream().map(ConsumerRecord::partition).distinct()).hasSizeGreaterThan(1);
  }

  @Test
  void eventTypesOnOneTopicKeepTheOrderOfTheirKey() throws Exception {
    CollectingHandler seen = new CollectingHandler();
    CollectingHandler all = new CollectingHandler();
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config());
        EventConsumer consumer = bus.consumer().on(one, seen).on(two, seen).start();
        EventConsumer ofTopic =
            EventConsumer.builder(bus.config())
                .group(bus.group("t"))
                .onTopic("shared", (event, delivery) -> all.handle(generic(event), delivery))
                .start()) {
      for (int n = 0; n < 300; n++) {
        EventType<GenericRecord> type = n % 3 == 0 ? one : two;
        producer.send(type, payload(type, "user-" + n % 5, n));
      }
      seen.await(300);
      all.await(300);
      seen.assertOrderByKey();
      all.assertOrderByKey();
    }
  }

  private static Event<GenericRecord> generic(Event<?> event) {
    EventType<GenericRecord> type = TestEvents.type(event.type().name().action(), "shared");
    return new Event<>(type, event.metadata(), (GenericRecord) event.payload());
  }

  @Test
  void eventSentToTwoTopicsHasOneIdAndAKeyPerTopic() throws Exception {
    String produce = "produce." + one.name() + ".topics.";
    CollectingHandler seen = new CollectingHandler();
    SentEvent sent;
    try (KafkaEventProducer producer =
        KafkaEventProducer.builder(bus.config(produce + "audit.key", "n"))
            .catalog(EventCatalog.of(one))
            .build()) {
      sent = producer.send(one, payload(one, "ada", 7)).get(20, TimeUnit.SECONDS);
    }
    assertThat(sent.placements())
        .extracting(SentEvent.Placement::topic)
        .containsExactlyInAnyOrder(bus.topic("shared"), bus.topic("audit"));
    assertThat(bus.rawIds("shared")).containsExactly(sent.metadata().id());
    assertThat(bus.rawIds("audit")).containsExactly(sent.metadata().id());
    assertThat(bus.raw("audit").get(0).key()).endsWith(14).hasSize(6);
    String consume = "consume." + one.name() + ".topics";
    try (EventConsumer consumer = bus.consumer(consume, "audit").on(one, seen).start()) {
      seen.await(1);
    }
    assertThat(seen.all().get(0).delivery().topic()).isEqualTo(bus.topic("audit"));
  }

  @Test
  void disabledTypeIsNotSentAndTheResultHasTheReason() throws Exception {
    String setting = "produce." + one.name() + ".topics.shared.enabled";
    try (KafkaEventProducer producer =
        KafkaEventProducer.builder(bus.config(setting, "false"))
            .catalog(EventCatalog.of(one, two))
            .build()) {
      SentEvent notSent = producer.send(one, payload(one, "ada", 0)).get(20, TimeUnit.SECONDS);
      SentEvent sent = producer.send(two, payload(two, "ada", 1)).get(20, TimeUnit.SECONDS);

      assertThat(notSent.placements()).isEmpty();
      assertThat(notSent.notSentReason())
          .hasValueSatisfying(why -> assertThat(why).contains("disabled"));
      assertThat(bus.rawIds("shared")).containsExactly(sent.metadata().id());
    }
  }

  @Test
  void concurrentSendersKeepTheOrderOfTheirKeys() throws Exception {
    CollectingHandler seen = new CollectingHandler();
    int threads = 4;
    int each = 500;
    List<Thread> senders = new ArrayList<>();
    List<CompletableFuture<SentEvent>> sent =
        java.util.Collections.synchronizedList(new ArrayList<>());
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config());
        EventConsumer consumer = bus.consumer().on(one, seen).start()) {
      for (int t = 0; t < threads; t++) {
        String user = "user-" + t;
        Thread sender =
            new Thread(
                () -> {
                  for (int n = 0; n < each; n++) {
                    sent.add(producer.send(one, payload(one, user, n)));
                  }
                });
        sender.start();
        senders.add(sender);
      }
      for (Thread sender : senders) {
        sender.join();
      }
      producer.flush();
      assertThat(sent).allMatch(CompletableFuture::isDone);
      seen.await(threads * each);
      seen.assertOrderByKey();
      Map<String, Long> byUser =
          seen.all().stream()
              .collect(
                  Collectors.groupingBy(CollectingHandler.Handled::user, Collectors.counting()));
      assertThat(byUser.values()).containsOnly((long) each);
    }
  }

  @Test
  void keysAreHandledConcurrentlyAndEachInOrder() throws Exception {
    int keys = 32;
    CountDownLatch together = new CountDownLatch(keys);
    CollectingHandler seen = new CollectingHandler();
    List<SentEvent.Placement> sent = new ArrayList<>();
    for (int n = 0; n < 2 * keys; n++) {
      sent.add(bus.send(one, "user-" + n % keys, n));
    }
    try (EventConsumer consumer =
        bus.consumer()
            .concurrency(keys)
            .on(
                one,
                (Event<GenericRecord> event, Delivery delivery) -> {
                  if (TestEvents.number(event) < keys) {
                    together.countDown();
                    if (!together.await(20, TimeUnit.SECONDS)) {
                      throw new AssertionError("too few concurrent handlers");
                    }
                  }
                  seen.handle(event, delivery);
                })
            .start()) {
      seen.await(2 * keys);
    }
    assertThat(sent.stream().map(SentEvent.Placement::partition).distinct().count())
        .as("fewer partitions than concurrent handlers")
        .isLessThan(keys);
    seen.assertOrderByKey();
  }
}
