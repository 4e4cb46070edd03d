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
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.ConsumerListener;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.producer.KafkaEventProducer;

/** Records that are no events: they become dead letters, and their partition goes on. */
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
            "ce_id occurs more than once"),
        new Spoilt("an unparseable ce_id", header("ce_id", "no uuid"), "ce_id is 'no uuid'"),
        new Spoilt(
            "an unparseable ce_time", header("ce_time", "yesterday"), "ce_time is 'yesterday'"),
        new Spoilt(
            "two ce_source",
            headers(all -> all.add("ce_source", new byte[0])),
            "ce_source occurs more than once"));
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
  void aBadRecordOfAHandledTypeBecomesADeadLetterAsItWasAndItsPartitionGoesOn(
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
    try (EventConsumer consumer =
        EventConsumer.builder(bus.config())
            .group(bus.group("g"))
            .on(handled, seen)
            .onFailure(QUICK)
            .listener(failures)
            .start()) {
      Await.until("all that are sound are handled", () -> seen.count() == 1 + 2 * ways.size());
    }
    assertThat(failures.attempts).as("nothing to try again").isEmpty();
    List<ConsumerRecord<byte[], byte[]>> bad =
        bus.raw("bad").stream()
            .filter(each -> each.partition() < ways.size() && isSpoilt(each, sound))
            .toList();
    List<ConsumerRecord<byte[], byte[]>> letters = bus.raw(bus.group("g") + ".dead-letters");
    assertThat(letters).hasSameSizeAs(ways);
    for (int partition = 0; partition < ways.size(); partition++) {
      Spoilt spoilt = ways.get(partition);
      int source = partition;
      ConsumerRecord<byte[], byte[]> letter =
          letters.stream()
              .filter(each -> text(each, "dlq_partition").equals(Integer.toString(source)))
              .findFirst()
              .orElseThrow();
      long offset = Long.parseLong(text(letter, "dlq_offset"));
      ConsumerRecord<byte[], byte[]> original =
          bus.raw("bad").stream()
              .filter(each -> each.partition() == source && each.offset() == offset)
              .findFirst()
              .orElseThrow();
      assertThat(letter.key()).as(spoilt.what()).isEqualTo(original.key());
      assertThat(letter.value()).as(spoilt.what()).isEqualTo(original.value());
      assertThat(List.of(letter.headers().toArray()))
          .as(spoilt.what())
          .startsWith(original.headers().toArray());
      assertThat(text(letter, "dlq_disposition")).as(spoilt.what()).isEqualTo("POISON");
      assertThat(text(letter, "dlq_message")).as(spoilt.what()).contains(spoilt.said());
      assertThat(text(letter, "dlq_topic")).isEqualTo(bus.topic("bad"));
      assertThat(text(letter, "dlq_handler")).isEqualTo("default");
    }
    assertThat(bad).isNotEmpty();
    bus.committed("g")
        .forEach((at, offset) -> assertThat(offset).isEqualTo(recordsOf(bus, at.partition())));
  }

  private static boolean isSpoilt(
      ConsumerRecord<byte[], byte[]> record, ConsumerRecord<byte[], byte[]> sound) {
    return !java.util.Arrays.equals(record.value(), sound.value())
        || !record.headers().equals(sound.headers());
  }

  private static long recordsOf(Bus bus, int partition) {
    return bus.raw("bad").stream().filter(each -> each.partition() == partition).count();
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
    return new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
  }

  @Test
  void aTypeThatCannotBeToldBecomesADeadLetterOfNobody(
      EventBusInfrastructure infrastructure, TopicPrefix prefix) throws Exception {
    Bus bus = bus(infrastructure, prefix);
    bus.createTopic("bad", 3, Map.of());
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
            .start()) {
      Await.until(
          "all three are committed",
          () -> bus.committed("g").values().stream().filter(offset -> offset == 1).count() == 3);
    }
    Map<String, String> said = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> letter : bus.raw(bus.group("g") + ".dead-letters")) {
      assertThat(text(letter, "dlq_handler")).isEmpty();
      said.put(text(letter, "dlq_partition"), text(letter, "dlq_message"));
    }
    assertThat(said.get("0")).contains("ce_type is missing");
    assertThat(said.get("1")).contains("ce_type");
    assertThat(said.get("2")).contains("more than once");
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
    private final Map<EventName, AtomicInteger> skipped = new ConcurrentHashMap<>();

    @Override
    public void failed(String handler, Delivery delivery, Throwable cause, Duration retryAfter) {
      attempts.computeIfAbsent(delivery.partition(), any -> new AtomicInteger()).incrementAndGet();
    }

    @Override
    public void skipped(EventName type, Delivery delivery) {
      skipped.computeIfAbsent(type, any -> new AtomicInteger()).incrementAndGet();
    }
  }
}
