package org.openedx.eventbus.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.it.Facts.fact;

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
import org.openedx.eventbus.consumer.ConsumerHealth;
import org.openedx.eventbus.consumer.ConsumerListener;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.it.support.LogLines;
import org.openedx.eventbus.it.support.Seed;
import org.openedx.eventbus.producer.KafkaEventProducer;

/** Whatever stands in a topic, its partitions go on, and nothing of it is lost. */
@EventBusTest
class FuzzedRecordsTest {
  private static final int RECORDS = 10_000;
  private static final int PARTITIONS = 6;

  /** So many of them have a header of a megabyte. */
  private static final int LARGE = 20;

  /** Stands in every payload and key. */
  private static final String SECRET = "ada-b7f1c0";

  private final EventType<GenericRecord> one = Facts.type("one", "fuzz");
  private final EventType<GenericRecord> two = Facts.type("two", "fuzz");
  private final EventType<GenericRecord> unhandled = Facts.type("unhandled", "fuzz");

  private record At(int partition, long offset) {
    static At of(ConsumerRecord<?, ?> record) {
      return new At(record.partition(), record.offset());
    }
  }

  /** What a consumer did with which record. */
  private static final class Story implements ConsumerListener {
    private final Map<At, Integer> handled = new ConcurrentHashMap<>();
    private final Set<At> skipped = ConcurrentHashMap.newKeySet();
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();

    void handle(Event<?> event, Delivery delivery) {
      handled.merge(new At(delivery.partition(), delivery.offset()), 1, Integer::sum);
    }

    @Override
    public void skipped(EventName type, Delivery delivery) {
      skipped.add(new At(delivery.partition(), delivery.offset()));
    }

    @Override
    public void stopped(String topic, int partition, Throwable cause) {
      stopped.add(topic + "-" + partition + ": " + cause);
    }
  }

  @Test
  void noneOfTenThousandSpoiltRecordsStopsAPartitionOrIsLost(
      EventBusInfrastructure infrastructure, TopicPrefix prefix) throws Exception {
    Seed.run(
        random -> {
          // A seed that failed is run in topics of its own.
          String own = prefix.value() + "-" + Long.toHexString(System.nanoTime());
          run(
              new Bus(infrastructure.bootstrapServers(), infrastructure.registryUrl(), own),
              random);
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
    Map<At, Mutant.Fate> fates = write(bus, random);
    Story typed = new Story();
    Story topical = new Story();
    String log;
    try (LogLines lines = LogLines.capture();
        EventConsumer first =
            consumer(bus, "typed", typed).on(one, typed::handle).on(two, typed::handle).start();
        EventConsumer second =
            consumer(bus, "topical", topical).onTopic("fuzz", topical::handle).start()) {
      awaitCommitted(bus, "typed", fates.size(), first);
      awaitCommitted(bus, "topical", fates.size(), second);
      log = lines.text();
    }
    List<ConsumerRecord<byte[], byte[]>> all = bus.raw("fuzz");
    assertThat(all).hasSize(fates.size());
    assertThat(log).as("what is logged").doesNotContain(SECRET);
    Map<At, ConsumerRecord<byte[], byte[]>> letters = letters(bus, "typed");
    for (ConsumerRecord<byte[], byte[]> record : all) {
      assertOneEnd(record, fates.get(At.of(record)), typed, letters);
    }
    letters = letters(bus, "topical");
    for (ConsumerRecord<byte[], byte[]> record : all) {
      assertOneEnd(record, Mutant.Fate.ANY, topical, letters);
    }
    assertThat(topical.skipped).isEmpty();
    assertThat(typed.stopped).isEmpty();
    assertThat(topical.stopped).isEmpty();
  }

  private static EventConsumerBuilder consumer(Bus bus, String group, Story story) {
    return EventConsumer.builder(bus.config()).group(bus.group(group)).listener(story);
  }

  /** Spoilt records, and behind them a sound one in each partition. */
  private Map<At, Mutant.Fate> write(Bus bus, SplittableRandom random) throws Exception {
    Map<EventType<GenericRecord>, ConsumerRecord<byte[], byte[]>> sound = new HashMap<>();
    try (KafkaEventProducer producer = KafkaEventProducer.create(bus.config())) {
      for (EventType<GenericRecord> type : List.of(one, two, unhandled)) {
        producer.send(type, fact(type, SECRET, 7, SECRET)).get(20, TimeUnit.SECONDS);
      }
    }
    Map<At, Mutant.Fate> fates = new ConcurrentHashMap<>();
    for (ConsumerRecord<byte[], byte[]> each : bus.raw("fuzz")) {
      for (EventType<GenericRecord> type : List.of(one, two, unhandled)) {
        if (Bus.header(each, "ce_type").equals(type.name().value())) {
          sound.put(type, each);
          fates.put(At.of(each), type == unhandled ? Mutant.Fate.SKIPPED : Mutant.Fate.HANDLED);
        }
      }
    }
    int keyId = ByteBuffer.wrap(sound.get(one).key()).getInt(1);
    int anotherId = ByteBuffer.wrap(sound.get(unhandled).value()).getInt(1);
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
        Mutant mutant = new Mutant(sound.get(type), otherIds, random);
        if (n < LARGE) {
          mutant.addLargeHeader();
        }
        for (int i = last ? 0 : 1 + random.nextInt(3) / 2; i > 0; i--) {
          mutant.mutate();
        }
        Mutant.Fate fate = mutant.fate();
        kafka.send(
            mutant.toPartition(last ? n - RECORDS : random.nextInt(PARTITIONS)),
            (written, failure) -> {
              if (failure == null) {
                fates.put(new At(written.partition(), written.offset()), fate);
              } else {
                failures.add(failure);
              }
            });
      }
      kafka.flush();
      assertThat(failures).isEmpty();
    }
    return fates;
  }

  /** However long it takes, as long as it gets on. */
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

  private static Map<At, ConsumerRecord<byte[], byte[]>> letters(Bus bus, String group) {
    Map<At, ConsumerRecord<byte[], byte[]>> letters = new HashMap<>();
    Set<At> twice = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> each : bus.raw(bus.group(group) + ".dead-letters")) {
      At at =
          new At(
              Integer.parseInt(Bus.header(each, "dlq_partition")),
              Long.parseLong(Bus.header(each, "dlq_offset")));
      if (letters.put(at, each) != null) {
        twice.add(at);
      }
    }
    assertThat(twice).as("letters of one record").isEmpty();
    return letters;
  }

  private static void assertOneEnd(
      ConsumerRecord<byte[], byte[]> record,
      Mutant.Fate fate,
      Story story,
      Map<At, ConsumerRecord<byte[], byte[]>> letters) {
    At at = At.of(record);
    ConsumerRecord<byte[], byte[]> letter = letters.get(at);
    int handled = story.handled.getOrDefault(at, 0);
    int skipped = story.skipped.contains(at) ? 1 : 0;
    assertThat(handled + skipped + (letter == null ? 0 : 1)).as("ends of %s", at).isEqualTo(1);
    switch (fate) {
      case HANDLED -> assertThat(handled).as("%s is handled", at).isEqualTo(1);
      case SKIPPED -> assertThat(skipped).as("%s is skipped", at).isEqualTo(1);
      case LETTER ->
          assertThat(letter)
              .as("letter of %s, whose headers are %s", at, texts(record))
              .isNotNull();
      case ANY -> {}
    }
    if (letter != null) {
      assertThat(letter.key()).as("key of %s", at).isEqualTo(record.key());
      assertThat(letter.value()).as("value of %s", at).isEqualTo(record.value());
      assertThat(List.of(letter.headers().toArray()))
          .as("headers of %s", at)
          .startsWith(record.headers().toArray());
      assertThat(Bus.header(letter, "dlq_disposition")).as("%s", at).isEqualTo("POISON");
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
