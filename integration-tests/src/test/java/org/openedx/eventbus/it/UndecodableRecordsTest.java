package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.FailurePolicy;

/**
 * Undecodable records are dead-lettered unchanged if a handler concerns them, and skipped
 * otherwise. Their partition continues. Each kind of corruption has a partition of its own.
 */
@EventBusTest
class UndecodableRecordsTest {
  private static final FailurePolicy QUICK =
      FailurePolicy.retryForever(
          Backoff.exponential(Duration.ofMillis(20), Duration.ofMillis(100)));

  @RegisterExtension final Bus bus = Bus.shared();

  private final EventType<GenericRecord> handled = TestEvents.type("handled", "bad");
  private final EventType<GenericRecord> unhandled = TestEvents.type("unhandled", "bad");

  /** Corruption of a valid record, and the message that its dead letter must have. */
  private record Corruption(
      String name, UnaryOperator<ProducerRecord<byte[], byte[]>> corrupt, String message) {}

  private static List<Corruption> corruptions() {
    return List.of(
        new Corruption("a frame of 4 bytes", value(bytes -> new byte[4]), "frame of 4 bytes"),
        new Corruption("an empty value", value(bytes -> new byte[0]), "frame of 0 bytes"),
        new Corruption("another magic byte", value(bytes -> with(bytes, 0, 1)), "magic byte"),
        new Corruption(
            "an unknown schema id", value(bytes -> with(bytes, 1, 0x7f)), "no schema with id"),
        new Corruption(
            "the schema id of the key",
            record -> {
              byte[] bytes = record.value().clone();
              System.arraycopy(record.key(), 0, bytes, 0, 5);
              return value(any -> bytes).apply(record);
            },
            "is a schema of type string"),
        new Corruption("a negative schema id", value(bytes -> with(bytes, 1, 0x80)), "negative"),
        new Corruption(
            "a truncated payload",
            value(bytes -> java.util.Arrays.copyOf(bytes, bytes.length - 3)),
            "org.openedx.testing.delivery.fact.handled.v1"),
        new Corruption("a tombstone", value(bytes -> null), "tombstone"),
        new Corruption("no ce_id", headers(all -> all.remove("ce_id")), "ce_id is missing"),
        new Corruption(
            "two ce_id",
            headers(all -> all.add(all.lastHeader("ce_id"))),
            "ce_id occurs more than once"),
        new Corruption(
            "an unparseable ce_id", header("ce_id", "no uuid"), "ce_id has value 'no uuid'"),
        new Corruption(
            "an unparseable ce_time",
            header("ce_time", "yesterday"),
            "ce_time has value 'yesterday'"),
        new Corruption(
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
  void undecodableRecordIsDeadLetteredUnchangedAndItsPartitionContinues() throws Exception {
    List<Corruption> corruptions = corruptions();
    bus.createTopic("bad", corruptions.size() + 1, Map.of());
    CollectingHandler seen = new CollectingHandler();
    RecordingListener failures = new RecordingListener();
    bus.send(handled, "ada", 0);
    ConsumerRecord<byte[], byte[]> valid = bus.raw("bad").get(0);
    for (int partition = 0; partition < corruptions.size(); partition++) {
      bus.write(copy(valid, partition));
      bus.write(corruptions.get(partition).corrupt().apply(copy(valid, partition)));
      bus.write(copy(valid, partition));
    }
    try (EventConsumer consumer =
        bus.consumer().on(handled, seen).onFailure(QUICK).listener(failures).start()) {
      Await.until(
          "all valid records are handled", () -> seen.count() == 1 + 2 * corruptions.size());
    }
    assertThat(failures.attempts).as("undecodable records are not retried").isEmpty();
    List<ConsumerRecord<byte[], byte[]>> bad =
        bus.raw("bad").stream()
            .filter(each -> each.partition() < corruptions.size() && isCorrupted(each, valid))
            .toList();
    List<ConsumerRecord<byte[], byte[]>> deadLetters = bus.deadLetters();
    assertThat(deadLetters).hasSameSizeAs(corruptions);
    for (int partition = 0; partition < corruptions.size(); partition++) {
      Corruption corruption = corruptions.get(partition);
      int source = partition;
      ConsumerRecord<byte[], byte[]> deadLetter =
          deadLetters.stream()
              .filter(each -> text(each, "dlq_partition").equals(Integer.toString(source)))
              .findFirst()
              .orElseThrow();
      long offset = Long.parseLong(text(deadLetter, "dlq_offset"));
      ConsumerRecord<byte[], byte[]> original =
          bus.raw("bad").stream()
              .filter(each -> each.partition() == source && each.offset() == offset)
              .findFirst()
              .orElseThrow();
      assertThat(deadLetter.key()).as(corruption.name()).isEqualTo(original.key());
      assertThat(deadLetter.value()).as(corruption.name()).isEqualTo(original.value());
      assertThat(List.of(deadLetter.headers().toArray()))
          .as(corruption.name())
          .startsWith(original.headers().toArray());
      assertThat(text(deadLetter, "dlq_disposition")).as(corruption.name()).isEqualTo("POISON");
      assertThat(text(deadLetter, "dlq_message"))
          .as(corruption.name())
          .contains(corruption.message());
      assertThat(text(deadLetter, "dlq_topic")).isEqualTo(bus.topic("bad"));
      assertThat(text(deadLetter, "dlq_handler")).isEqualTo("default");
    }
    assertThat(bad).isNotEmpty();
    bus.committed("g")
        .forEach((at, offset) -> assertThat(offset).isEqualTo(recordsOf(at.partition())));
  }

  private static boolean isCorrupted(
      ConsumerRecord<byte[], byte[]> record, ConsumerRecord<byte[], byte[]> valid) {
    return !java.util.Arrays.equals(record.value(), valid.value())
        || !record.headers().equals(valid.headers());
  }

  private long recordsOf(int partition) {
    return bus.raw("bad").stream().filter(each -> each.partition() == partition).count();
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
    return new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
  }

  @Test
  void recordWithoutAReadableTypeIsDeadLetteredWithoutAHandler() throws Exception {
    bus.createTopic("bad", 3, Map.of());
    CollectingHandler seen = new CollectingHandler();
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
    try (EventConsumer consumer = bus.consumer().on(handled, seen).onFailure(QUICK).start()) {
      Await.until(
          "all three records are committed",
          () -> bus.committed("g").values().stream().filter(offset -> offset == 1).count() == 3);
    }
    Map<String, String> messages = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> deadLetter : bus.deadLetters()) {
      assertThat(text(deadLetter, "dlq_handler")).isEmpty();
      messages.put(text(deadLetter, "dlq_partition"), text(deadLetter, "dlq_message"));
    }
    assertThat(messages.get("0")).contains("ce_type is missing");
    assertThat(messages.get("1")).contains("ce_type");
    assertThat(messages.get("2")).contains("more than once");
  }

  @Test
  void undecodableRecordsOfUnhandledTypesAreSkippedAndCounted() throws Exception {
    bus.createTopic("bad", 1, Map.of());
    CollectingHandler seen = new CollectingHandler();
    RecordingListener failures = new RecordingListener();
    List<Corruption> corruptions = corruptions();
    bus.send(unhandled, "ada", 0);
    ConsumerRecord<byte[], byte[]> valid = bus.raw("bad").get(0);
    for (Corruption corruption : corruptions) {
      bus.write(corruption.corrupt().apply(copy(valid, 0)));
    }
    bus.send(handled, "ada", 1);
    try (EventConsumer consumer =
        bus.consumer().on(handled, seen).onFailure(QUICK).listener(failures).start()) {
      seen.await(1);
    }
    assertThat(failures.skipped.get(unhandled.name()).get()).isEqualTo(1 + corruptions.size());
    assertThat(failures.attempts).isEmpty();
    assertThat(bus.committed("g", "bad", 0)).isEqualTo(2 + corruptions.size());
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

  /** Records what the listener was called with. */
  private static final class RecordingListener implements ConsumerListener {
    private final Map<Integer, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final Map<EventName, AtomicInteger> skipped = new ConcurrentHashMap<>();

    @Override
    public void onFailed(FailedDelivery event) {
      attempts
          .computeIfAbsent(event.delivery().partition(), any -> new AtomicInteger())
          .incrementAndGet();
    }

    @Override
    public void onSkipped(SkippedDelivery event) {
      skipped.computeIfAbsent(event.type(), any -> new AtomicInteger()).incrementAndGet();
    }
  }
}
