package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.it.Facts.fact;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.codec.KeyPartitioner;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.producer.KafkaEventProducer;

/** Which partition, which topic, which handler. */
@EventBusTest
class RoutingTest {
  private final EventType<GenericRecord> one = Facts.type("one", "shared");
  private final EventType<GenericRecord> two = Facts.type("two", "shared");
  private Bus bus;

  @BeforeEach
  void look(EventBusInfrastructure infrastructure, TopicPrefix prefix) {
    bus = new Bus(infrastructure.bootstrapServers(), infrastructure.registryUrl(), prefix.value());
  }

  @Test
  void pythonsPartitionOfAKnownKey() {
    byte[] key = HexFormat.of().parseHex("00000000010c666f6f626f62");
    assertThat(KeyPartitioner.partition(key, 6)).isEqualTo(3);
  }

  @Test
  void keyedEventsLandWhereTheirKeysCrcSays() throws Exception {
    List<ConsumerRecord<byte[], byte[]>> records = sendFortyUsers("crc32");
    for (ConsumerRecord<byte[], byte[]> record : records) {
      CRC32 crc = new CRC32();
      crc.update(record.key());
      assertThat(record.partition()).isEqualTo((int) (crc.getValue() % 6));
    }
    assertThat(records.stream().map(ConsumerRecord::partition).distinct()).hasSizeGreaterThan(3);
  }

  @Test
  void withKafkasPartitionerTheyLandWhereMurmurSays() throws Exception {
    for (ConsumerRecord<byte[], byte[]> record : sendFortyUsers("kafka")) {
      assertThat(record.partition()).isEqualTo((murmur2(record.key()) & 0x7fffffff) % 6);
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> sendFortyUsers(String partitioner) throws Exception {
    try (KafkaEventProducer producer =
        KafkaEventProducer.create(
            bus.config("producer.partitioner", partitioner, "topics.partitions", "6"))) {
      for (int n = 0; n < 40; n++) {
        producer.send(one, fact(one, "user-" + n, n));
      }
    }
    List<ConsumerRecord<byte[], byte[]>> records = bus.raw("shared");
    assertThat(records).hasSize(40);
    return records;
  }

  /** Kafka's own hash, written anew: its class is not for use by others. */
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
  void eventsWithoutAKeyAreSpread() throws Exception {
    EventType<GenericRecord> keyless = Facts.unkeyed("keyless", "keyless").build();
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config())) {
      for (int n = 0; n < 200; n++) {
        // One batch at a time: within a batch they stay together.
        producer.send(keyless, fact(keyless, "ada", n, "x".repeat(2000)));
      }
    }
    List<ConsumerRecord<byte[], byte[]>> records = bus.raw("keyless");
    assertThat(records).hasSize(200).allMatch(record -> record.key() == null);
    assertThat(records.stream().map(ConsumerRecord::partition).distinct()).hasSizeGreaterThan(1);
  }

  @Test
  void severalTypesOnATopicKeepTheirOrderForOneKey() throws Exception {
    Seen seen = new Seen();
    Seen all = new Seen();
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config());
        EventConsumer consumer =
            EventConsumer.builder(bus.config())
                .group(bus.group("g"))
                .on(one, seen)
                .on(two, seen)
                .start();
        EventConsumer ofTopic =
            EventConsumer.builder(bus.config())
                .group(bus.group("t"))
                .onTopic("shared", (event, delivery) -> all.handle(generic(event), delivery))
                .start()) {
      for (int n = 0; n < 300; n++) {
        EventType<GenericRecord> type = n % 3 == 0 ? one : two;
        producer.send(type, fact(type, "user-" + n % 5, n));
      }
      seen.await(300);
      all.await(300);
      seen.assertOrderByKey();
      all.assertOrderByKey();
    }
  }

  private static Event<GenericRecord> generic(Event<?> event) {
    EventType<GenericRecord> type = Facts.type(event.type().name().action(), "shared");
    return new Event<>(type, event.metadata(), (GenericRecord) event.payload());
  }

  @Test
  void oneEventToTwoTopicsHasOneIdAndAKeyForEach() throws Exception {
    String produce = "produce." + one.name() + ".topics.";
    Seen seen = new Seen();
    SentEvent sent;
    try (KafkaEventProducer producer =
        KafkaEventProducer.builder(bus.config(produce + "audit.key", "n"))
            .catalog(EventCatalog.of(one))
            .build()) {
      sent = producer.send(one, fact(one, "ada", 7)).get(20, TimeUnit.SECONDS);
    }
    assertThat(sent.placements())
        .extracting(SentEvent.Placement::topic)
        .containsExactlyInAnyOrder(bus.topic("shared"), bus.topic("audit"));
    assertThat(bus.rawIds("shared")).containsExactly(sent.metadata().id());
    assertThat(bus.rawIds("audit")).containsExactly(sent.metadata().id());
    assertThat(bus.raw("audit").get(0).key()).endsWith(14).hasSize(6);
    String consume = "consume." + one.name() + ".topics";
    try (EventConsumer consumer =
        EventConsumer.builder(bus.config(consume, "audit"))
            .group(bus.group("g"))
            .on(one, seen)
            .start()) {
      seen.await(1);
    }
    assertThat(seen.all().get(0).delivery().topic()).isEqualTo(bus.topic("audit"));
  }

  @Test
  void aDisabledTypeIsWithheldWithAReason() throws Exception {
    String setting = "produce." + one.name() + ".topics.shared.enabled";
    try (KafkaEventProducer producer =
        KafkaEventProducer.builder(bus.config(setting, "false"))
            .catalog(EventCatalog.of(one, two))
            .build()) {
      SentEvent withheld = producer.send(one, fact(one, "ada", 0)).get(20, TimeUnit.SECONDS);
      SentEvent sent = producer.send(two, fact(two, "ada", 1)).get(20, TimeUnit.SECONDS);

      assertThat(withheld.placements()).isEmpty();
      assertThat(withheld.notSentReason())
          .hasValueSatisfying(why -> assertThat(why).contains("disabled"));
      assertThat(bus.rawIds("shared")).containsExactly(sent.metadata().id());
    }
  }

  @Test
  void manyThreadsSendAndEachKeysOrderHolds() throws Exception {
    Seen seen = new Seen();
    int threads = 4;
    int each = 500;
    List<Thread> senders = new ArrayList<>();
    List<CompletableFuture<SentEvent>> sent =
        java.util.Collections.synchronizedList(new ArrayList<>());
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config());
        EventConsumer consumer =
            EventConsumer.builder(bus.config()).group(bus.group("g")).on(one, seen).start()) {
      for (int t = 0; t < threads; t++) {
        String user = "user-" + t;
        Thread sender =
            new Thread(
                () -> {
                  for (int n = 0; n < each; n++) {
                    sent.add(producer.send(one, fact(one, user, n)));
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
          seen.all().stream().collect(Collectors.groupingBy(Seen.One::user, Collectors.counting()));
      assertThat(byUser.values()).containsOnly((long) each);
    }
  }
}
