package org.openedx.eventbus.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.it.TestEvents.payload;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.it.support.LogLines;
import org.openedx.eventbus.it.support.Seed;
import org.openedx.eventbus.producer.KafkaEventProducer;

/**
 * Corrupted records neither block a partition nor get lost. Writes thousands of randomly corrupted
 * records, and checks that each is handled, skipped or dead-lettered exactly once.
 */
@EventBusTest
class FuzzedRecordsTest {
  private static final int RECORDS = 10_000;
  private static final int PARTITIONS = 6;

  /** Number of records with a header of one megabyte. */
  private static final int LARGE = 20;

  /** Occurs in every payload and key. */
  private static final String SECRET = "ada-b7f1c0";

  @RegisterExtension final Bus bus = Bus.shared();

  private final EventType<GenericRecord> one = TestEvents.type("one", "fuzz");
  private final EventType<GenericRecord> two = TestEvents.type("two", "fuzz");
  private final EventType<GenericRecord> unhandled = TestEvents.type("unhandled", "fuzz");

  private record At(int partition, long offset) {
    static At of(ConsumerRecord<?, ?> record) {
      return new At(record.partition(), record.offset());
    }
  }

  /** Records what a consumer did with each record. */
  private static final class Recorder implements ConsumerListener {
    private final Map<At, Integer> handled = new ConcurrentHashMap<>();
    private final Set<At> skipped = ConcurrentHashMap.newKeySet();
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();

    void handle(Event<?> event, Delivery delivery) {
      handled.merge(new At(delivery.partition(), delivery.offset()), 1, Integer::sum);
    }

    @Override
    public void onSkipped(SkippedDelivery event) {
      skipped.add(new At(event.delivery().partition(), event.delivery().offset()));
    }

    @Override
    public void onBlocked(BlockedPartition event) {
      stopped.add(event.topic() + "-" + event.partition() + ": " + event.cause());
    }
  }

  @Test
  void corruptedRecordsNeitherBlockPartitionsNorGetLost() {
    Seed.run(
        random -> {
          // Topics of its own for each run, so that a failed seed can run again.
          String own = bus.prefix() + "-" + Long.toHexString(System.nanoTime());
          run(bus.withPrefix(own), random);
        });
  }

  private void run(Bus bus, SplittableRandom random) throws Exception {
    bus.createTopic(
        "fuzz",
        PARTITIONS,
        Map.of(
            "max.message.bytes",
            "3000000",
            "retention.ms",
            "-1",
            "message.timestamp.before.max.ms",
            Long.toString(Long.MAX_VALUE),
            "message.timestamp.after.max.ms",
            Long.toString(Long.MAX_VALUE)));
    Map<At, CorruptedRecord.Outcome> outcomes = write(bus, random);
    Recorder typed = new Recorder();
    Recorder topical = new Recorder();
    String log;
    try (LogLines lines = LogLines.capture();
        EventConsumer first =
            consumer(bus, "typed", typed).on(one, typed::handle).on(two, typed::handle).start();
        EventConsumer second =
            consumer(bus, "topical", topical).onTopic("fuzz", topical::handle).start()) {
      awaitCommitted(bus, "typed", outcomes.size(), first);
      awaitCommitted(bus, "topical", outcomes.size(), second);
      log = lines.text();
    }
    List<ConsumerRecord<byte[], byte[]>> all = bus.raw("fuzz");
    assertThat(all).hasSize(outcomes.size());
    assertThat(log).as("log").doesNotContain(SECRET);
    Map<At, ConsumerRecord<byte[], byte[]>> deadLetters = deadLetters(bus, "typed");
    for (ConsumerRecord<byte[], byte[]> record : all) {
      assertOneOutcome(record, outcomes.get(At.of(record)), typed, deadLetters);
    }
    deadLetters = deadLetters(bus, "topical");
    for (ConsumerRecord<byte[], byte[]> record : all) {
      assertOneOutcome(record, CorruptedRecord.Outcome.ANY, topical, deadLetters);
    }
    assertThat(topical.skipped).isEmpty();
    assertThat(typed.stopped).isEmpty();
    assertThat(topical.stopped).isEmpty();
  }

  private static EventConsumerBuilder consumer(Bus bus, String group, Recorder recorder) {
    return EventConsumer.builder(bus.config("registry.unknown-id-timeout", "0"))
        .group(bus.group(group))
        .listener(recorder);
  }

  /** Writes corrupted records, and after them a valid one to each partition. */
  private Map<At, CorruptedRecord.Outcome> write(Bus bus, SplittableRandom random)
      throws Exception {
    Map<EventType<GenericRecord>, ConsumerRecord<byte[], byte[]>> valid = new HashMap<>();
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config())) {
      for (EventType<GenericRecord> type : List.of(one, two, unhandled)) {
        producer.send(type, payload(type, SECRET, 7, SECRET)).get(20, TimeUnit.SECONDS);
      }
    }
    Map<At, CorruptedRecord.Outcome> outcomes = new ConcurrentHashMap<>();
    for (ConsumerRecord<byte[], byte[]> each : bus.raw("fuzz")) {
      for (EventType<GenericRecord> type : List.of(one, two, unhandled)) {
        if (Bus.header(each, "ce_type").equals(type.name().value())) {
          valid.put(type, each);
          outcomes.put(
              At.of(each),
              type == unhandled
                  ? CorruptedRecord.Outcome.SKIPPED
                  : CorruptedRecord.Outcome.HANDLED);
        }
      }
    }
    int keyId = ByteBuffer.wrap(valid.get(one).key()).getInt(1);
    int anotherId = ByteBuffer.wrap(valid.get(unhandled).value()).getInt(1);
    int[] otherIds = {keyId, anotherId};
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bus.bootstrapServers(),
            "max.request.size",
            "4000000",
            "key.serializer",
            ByteArraySerializer.class,
            "value.serializer",
            ByteArraySerializer.class);
    try (KafkaProducer<byte[], byte[]> kafka = new KafkaProducer<>(settings)) {
      Set<Exception> failures = ConcurrentHashMap.newKeySet();
      for (int n = 0; n < RECORDS + PARTITIONS; n++) {
        boolean last = n >= RECORDS;
        EventType<GenericRecord> type = random.nextInt(10) > 0 || last ? one : two;
        CorruptedRecord record = new CorruptedRecord(valid.get(type), otherIds, random);
        if (n < LARGE) {
          record.addLargeHeader();
        }
        for (int i = last ? 0 : 1 + random.nextInt(3) / 2; i > 0; i--) {
          record.mutate();
        }
        CorruptedRecord.Outcome outcome = record.outcome();
        kafka.send(
            record.toPartition(last ? n - RECORDS : random.nextInt(PARTITIONS)),
            (written, failure) -> {
              if (failure == null) {
                outcomes.put(new At(written.partition(), written.offset()), outcome);
              } else {
                failures.add(failure);
              }
            });
      }
      kafka.flush();
      assertThat(failures).isEmpty();
    }
    return outcomes;
  }

  /** Waits as long as the group makes progress. */
  private static void awaitCommitted(Bus bus, String group, long all, EventConsumer consumer)
      throws Exception {
    for (long so = committed(bus, group); so < all; so = committed(bus, group)) {
      long before = so;
      Await.until(
          group + " has committed more than " + before + " of " + all,
          () -> committed(bus, group) > before,
          consumer::health);
    }
    assertThat(consumer.health().status()).isNotEqualTo(ConsumerHealth.Status.FAILED);
  }

  private static long committed(Bus bus, String group) throws Exception {
    return bus.committed(group).values().stream().mapToLong(each -> each).sum();
  }

  private static Map<At, ConsumerRecord<byte[], byte[]>> deadLetters(Bus bus, String group) {
    Map<At, ConsumerRecord<byte[], byte[]>> deadLetters = new HashMap<>();
    Set<At> twice = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> each : bus.raw(bus.group(group) + ".dead-letters")) {
      At at =
          new At(
              Integer.parseInt(Bus.header(each, "dlq_partition")),
              Long.parseLong(Bus.header(each, "dlq_offset")));
      if (deadLetters.put(at, each) != null) {
        twice.add(at);
      }
    }
    assertThat(twice).as("records with several dead letters").isEmpty();
    return deadLetters;
  }

  private static void assertOneOutcome(
      ConsumerRecord<byte[], byte[]> record,
      CorruptedRecord.Outcome outcome,
      Recorder recorder,
      Map<At, ConsumerRecord<byte[], byte[]>> deadLetters) {
    At at = At.of(record);
    ConsumerRecord<byte[], byte[]> deadLetter = deadLetters.get(at);
    int handled = recorder.handled.getOrDefault(at, 0);
    int skipped = recorder.skipped.contains(at) ? 1 : 0;
    assertThat(handled + skipped + (deadLetter == null ? 0 : 1))
        .as("outcomes of %s", at)
        .isEqualTo(1);
    switch (outcome) {
      case HANDLED -> assertThat(handled).as("%s is handled", at).isEqualTo(1);
      case SKIPPED -> assertThat(skipped).as("%s is skipped", at).isEqualTo(1);
      case DEAD_LETTER ->
          assertThat(deadLetter)
              .as("dead letter of %s, whose headers are %s", at, texts(record))
              .isNotNull();
      case ANY -> {}
    }
    if (deadLetter != null) {
      assertThat(deadLetter.key()).as("key of %s", at).isEqualTo(record.key());
      assertThat(deadLetter.value()).as("value of %s", at).isEqualTo(record.value());
      assertThat(List.of(deadLetter.headers().toArray()))
          .as("headers of %s", at)
          .startsWith(record.headers().toArray());
      assertThat(Bus.header(deadLetter, "dlq_disposition")).as("%s", at).isEqualTo("POISON");
    }
  }

  private static String texts(ConsumerRecord<byte[], byte[]> record) {
    StringBuilder texts = new StringBuilder("value " + Arrays.toString(record.value()));
    for (Header each : record.headers()) {
      byte[] value = each.value();
      texts.append(", ").append(each.key()).append('=');
      texts.append(value == null || value.length > 100 ? "…" : new String(value, UTF_8));
    }
    return texts.toString();
  }
}
