package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.it.Facts.fact;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.codec.UndecodableEventException;
import org.openedx.eventbus.consumer.Backoff;
import org.openedx.eventbus.consumer.ConsumerListener;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.FailurePolicy;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.Delivery;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.producer.KafkaEventProducer;

/** Records that are no events: until there are dead letters, their partition waits and says why. */
@EventBusTest
class UndecodableRecordsTest {
  private static final FailurePolicy QUICK =
      FailurePolicy.retryForever(
          Backoff.exponential(Duration.ofMillis(20), Duration.ofMillis(100)));

  private final EventType<GenericRecord> handled = Facts.type("handled", "bad");
  private final EventType<GenericRecord> unhandled = Facts.type("unhandled", "bad");

  /** How a sound record is spoilt, and what must be said of it. */
  private record Spoilt(
      String what, UnaryOperator<ProducerRecord<byte[], byte[]>> how, String said) {}

  private static List<Spoilt> waysToSpoilARecord() {
    return List.of(
        new Spoilt("a frame of 4 bytes", value(bytes -> new byte[4]), "frame of 4 bytes"),
        new Spoilt("an empty value", value(bytes -> new byte[0]), "frame of 0 bytes"),
        new Spoilt("another magic byte", value(bytes -> with(bytes, 0, 1)), "magic byte"),
        new Spoilt(
            "an unknown schema id", value(bytes -> with(bytes, 1, 0x7f)), "no schema with id"),
        new Spoilt("a negative schema id", value(bytes -> with(bytes, 1, 0x80)), "negative"),
        new Spoilt(
            "a truncated payload",
            value(bytes -> java.util.Arrays.copyOf(bytes, bytes.length - 3)),
            "org.openedx.testing.delivery.fact.handled.v1"),
        new Spoilt("a tombstone", value(bytes -> null), "tombstone"),
        new Spoilt("no ce_id", headers(all -> all.remove("ce_id")), "ce_id is missing"),
        new Spoilt(
            "two ce_id",
            headers(all -> all.add(all.lastHeader("ce_id"))),
            "ce_id stands there more than once"),
        new Spoilt("an unparseable ce_id", header("ce_id", "no uuid"), "ce_id is 'no uuid'"),
        new Spoilt(
            "an unparseable ce_time", header("ce_time", "yesterday"), "ce_time is 'yesterday'"),
        new Spoilt(
            "two ce_source",
            headers(all -> all.add("ce_source", new byte[0])),
            "ce_source stands there more than once"));
  }

  private static UnaryOperator<ProducerRecord<byte[], byte[]>> value(UnaryOperator<byte[]> change) {
    return record ->
        new ProducerRecord<>(
            record.topic(),
            record.partition(),
            record.key(),
            change.apply(record.value().clone()),
            record.headers());
  }

  private static UnaryOperator<ProducerRecord<byte[], byte[]>> headers(
      java.util.function.Consumer<Headers> change) {
    return record -> {
      change.accept(record.headers());
      return record;
    };
  }

  private static UnaryOperator<ProducerRecord<byte[], byte[]>> header(String name, String value) {
    return headers(all -> all.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] with(byte[] bytes, int index, int value) {
    bytes[index] = (byte) value;
    return bytes;
  }

  @Test
  void aBadRecordOfAHandledTypeHoldsUpItsPartitionAndSaysWhatIsWrong(
      EventBusInfrastructure infrastructure, TopicPrefix prefix) throws Exception {
    Bus bus = bus(infrastructure, prefix);
    List<Spoilt> ways = waysToSpoilARecord();
    bus.createTopic("bad", ways.size() + 1, Map.of());
    Seen seen = new Seen();
    Failures failures = new Failures();
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config())) {
      send(producer, handled, 0);
    }
    ConsumerRecord<byte[], byte[]> sound = bus.raw("bad").get(0);
    for (int partition = 0; partition < ways.size(); partition++) {
      bus.write(copy(sound, partition));
      bus.write(ways.get(partition).how().apply(copy(sound, partition)));
      bus.write(copy(sound, partition));
    }
    Map<Integer, Long> bad = new HashMap<>();
    for (int partition = 0; partition < ways.size(); partition++) {
      bad.put(partition, partition == sound.partition() ? 2L : 1L);
    }
    try (EventConsumer consumer =
        EventConsumer.builder(bus.config())
            .group(bus.group("g"))
            .on(handled, seen)
            .onFailure(QUICK)
            .listener(failures)
            .start()) {
      Await.until(
          "each is tried again",
          () -> bad.keySet().stream().allMatch(each -> failures.attempts(each) >= 2));
    }
    Map<TopicPartition, Long> committed = bus.committed("g");
    bad.forEach(
        (partition, offset) -> {
          Spoilt spoilt = ways.get(partition);
          assertThat(committed.get(new TopicPartition(bus.topic("bad"), partition)))
              .as("committed before " + spoilt.what())
              .isEqualTo(offset);
          assertThat(seen.all())
              .as("handled before " + spoilt.what())
              .filteredOn(each -> each.delivery().partition() == partition)
              .hasSize(offset.intValue());
          assertThat(failures.byPartition.get(partition))
              .as(spoilt.what())
              .isInstanceOf(UndecodableEventException.class)
              .hasMessageContaining(spoilt.said());
        });
  }

  @Test
  void aTypeThatCannotBeToldHoldsUpItsPartition(
      EventBusInfrastructure infrastructure, TopicPrefix prefix) throws Exception {
    Bus bus = bus(infrastructure, prefix);
    bus.createTopic("bad", 3, Map.of());
    Failures failures = new Failures();
    Seen seen = new Seen();
    for (int partition = 0; partition < 3; partition++) {
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(bus.topic("bad"), partition, null, new byte[10]);
      if (partition > 0) {
        record.headers().add("ce_type", "x.y".getBytes(StandardCharsets.UTF_8));
      }
      if (partition > 1) {
        record.headers().add("ce_type", "x.y".getBytes(StandardCharsets.UTF_8));
      } else if (partition == 1) {
        record
            .headers()
            .remove("ce_type")
            .add("ce_type", "no name!".getBytes(StandardCharsets.UTF_8));
      }
      bus.write(record);
    }
    try (EventConsumer consumer =
        EventConsumer.builder(bus.config())
            .group(bus.group("g"))
            .on(handled, seen)
            .onFailure(QUICK)
            .listener(failures)
            .start()) {
      Await.until("all three are reported", () -> failures.byPartition.size() == 3);
    }
    assertThat(failures.byPartition.get(0)).hasMessageContaining("ce_type is missing");
    assertThat(failures.byPartition.get(1)).hasMessageContaining("ce_type");
    assertThat(failures.byPartition.get(2)).hasMessageContaining("more than once");
    assertThat(bus.committed("g").values()).allMatch(offset -> offset == 0);
  }

  @Test
  void badRecordsOfATypeNobodyHandlesAreSkippedAndCounted(
      EventBusInfrastructure infrastructure, TopicPrefix prefix) throws Exception {
    Bus bus = bus(infrastructure, prefix);
    bus.createTopic("bad", 1, Map.of());
    Seen seen = new Seen();
    Failures failures = new Failures();
    List<Spoilt> ways = waysToSpoilARecord();
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config())) {
      send(producer, unhandled, 0);
      ConsumerRecord<byte[], byte[]> sound = bus.raw("bad").get(0);
      for (Spoilt way : ways) {
        bus.write(way.how().apply(copy(sound, 0)));
      }
      send(producer, handled, 1);
    }
    try (EventConsumer consumer =
        EventConsumer.builder(bus.config())
            .group(bus.group("g"))
            .on(handled, seen)
            .onFailure(QUICK)
            .listener(failures)
            .start()) {
      seen.await(1);
    }
    assertThat(failures.skipped.get(unhandled.name()).get()).isEqualTo(1 + ways.size());
    assertThat(failures.attempts).isEmpty();
    assertThat(bus.committed("g", "bad", 0)).isEqualTo(2 + ways.size());
  }

  private static Bus bus(EventBusInfrastructure infrastructure, TopicPrefix prefix) {
    return new Bus(infrastructure.bootstrapServers(), infrastructure.registryUrl(), prefix.value());
  }

  private static void send(KafkaEventProducer producer, EventType<GenericRecord> type, long n)
      throws Exception {
    producer.send(type, fact(type, "ada", n)).get(20, TimeUnit.SECONDS);
  }

  private static ProducerRecord<byte[], byte[]> copy(
      ConsumerRecord<byte[], byte[]> record, int partition) {
    return new ProducerRecord<>(
        record.topic(),
        partition,
        record.key(),
        record.value(),
        new RecordHeaders(record.headers()));
  }

  /** What the listener was told. */
  private static final class Failures implements ConsumerListener {
    private final Map<Integer, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final Map<Integer, Throwable> byPartition = new ConcurrentHashMap<>();
    private final Map<EventName, AtomicInteger> skipped = new ConcurrentHashMap<>();

    @Override
    public void failed(Delivery delivery, Throwable cause) {
      byPartition.put(delivery.partition(), cause);
      attempts.computeIfAbsent(delivery.partition(), any -> new AtomicInteger()).incrementAndGet();
    }

    @Override
    public void skipped(EventName type, Delivery delivery) {
      skipped.computeIfAbsent(type, any -> new AtomicInteger()).incrementAndGet();
    }

    private int attempts(int partition) {
      return attempts.getOrDefault(partition, new AtomicInteger()).get();
    }
  }
}
