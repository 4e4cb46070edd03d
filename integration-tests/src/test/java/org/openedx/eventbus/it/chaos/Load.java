package org.openedx.eventbus.it.chaos;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openedx.eventbus.codec.internal.WireFrame;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.event.SentEvent.Placement;
import org.openedx.eventbus.it.Facts;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.producer.errors.BufferFullException;

/**
 * Sends events evenly over a time: most of them through our producer, the poisonous past it. Keeps
 * account of what was acknowledged.
 */
final class Load implements Runnable, AutoCloseable {
  private static final int KEYS = 1_000;
  private static final int POISON_PER_MILLE = 5;
  private static final int OTHERS_PER_MILLE = 5;

  private final EventBusConfig config;
  private final KafkaEventProducer producer;
  private final KafkaProducer<byte[], byte[]> raw;
  private final SplittableRandom random;
  private final int events;
  private final Duration over;
  private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicReference<Throwable> lastRefusal = new AtomicReference<>();
  private byte[] keyStart = {};
  private int partitions;
  private int begun;

  /**
   * The bus said that an event is stored.
   *
   * @param number in the order of sending; -1 for what went past our producer
   */
  record Acknowledged(Placement at, String id, String user, long number) {}

  Load(Map<String, String> settings, long seed, int events, Duration over) {
    this.config = EventBusConfig.of(settings);
    this.producer = KafkaEventProducer.create(config);
    this.raw =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", settings.get("eventbus.kafka.bootstrap.servers"),
                "request.timeout.ms", 4_000,
                "max.in.flight.requests.per.connection", 1,
                "reconnect.backoff.max.ms", 200,
                "metadata.max.age.ms", 1_000),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.random = new SplittableRandom(seed);
    this.events = events;
    this.over = over;
  }

  /**
   * Looks at how a key is written, while nothing is wrong yet. The event comes from a producer of
   * its own: that of the load is to send its first ones while leaders change.
   */
  void begin(Topics topics) {
    partitions = raw.partitionsFor(Group.TOPIC).size();
    try (KafkaEventProducer another = KafkaEventProducer.create(config)) {
      String user = user(begun);
      keep(another.sendAndWait(Group.FACT, Facts.fact(Group.FACT, user, begun)), user, begun++);
    }
    byte[] key = topics.read(Group.TOPIC).get(0).key();
    keyStart = Arrays.copyOf(key, WireFrame.HEADER_SIZE);
  }

  @Override
  public void run() {
    long begin = System.nanoTime();
    for (long number = begun; number < events && !ended(); number++) {
      long due = begin + over.toNanos() / events * number;
      for (long left = due - System.nanoTime();
          left > 0 && !ended();
          left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      String user = user(random.nextInt(KEYS));
      int drawn = random.nextInt(1_000);
      if (drawn < POISON_PER_MILLE) {
        poison(user, Poison.values()[random.nextInt(Poison.values().length)]);
      } else {
        send(user, number, drawn < POISON_PER_MILLE + OTHERS_PER_MILLE);
      }
    }
    if (!ended()) {
      producer.flush();
      raw.flush();
    }
  }

  private static boolean ended() {
    return Thread.currentThread().isInterrupted();
  }

  private void send(String user, long number, boolean other) {
    var type = other ? Group.OTHER : Group.FACT;
    while (!ended()) {
      try {
        var unused =
            producer
                .send(type, Facts.fact(type, user, number))
                .whenComplete(
                    (sent, failure) -> {
                      if (failure == null) {
                        keep(sent, user, number);
                      } else {
                        refuse(failure);
                      }
                    });
        return;
      } catch (BufferFullException e) {
        LockSupport.parkNanos(10_000_000); // as a service would that must not lose it
      }
    }
  }

  private void keep(SentEvent sent, String user, long number) {
    String id = sent.metadata().id().toString();
    sent.placements().forEach(at -> acknowledged.add(new Acknowledged(at, id, user, number)));
  }

  private void refuse(Throwable failure) {
    refused.incrementAndGet();
    lastRefusal.set(failure);
  }

  private void poison(String user, Poison poison) {
    byte[] key = key(user);
    CRC32 crc = new CRC32();
    crc.update(key);
    int partition = (int) (crc.getValue() % partitions);
    ProducerRecord<byte[], byte[]> record = poison.record(Group.TOPIC, partition, key);
    String id = Poison.id(record.headers());
    var unused =
        raw.send(
            record,
            (at, failure) -> {
              if (failure == null) {
                Placement place = new Placement(at.topic(), at.partition(), at.offset());
                acknowledged.add(new Acknowledged(place, id, user, -1));
              } else {
                refuse(failure);
              }
            });
  }

  /** As our producer writes it: magic byte and schema id, then the text after its length. */
  private byte[] key(String user) {
    byte[] text = user.getBytes(StandardCharsets.UTF_8);
    byte[] key = Arrays.copyOf(keyStart, keyStart.length + 1 + text.length);
    key[keyStart.length] = (byte) (2 * text.length);
    System.arraycopy(text, 0, key, keyStart.length + 1, text.length);
    return key;
  }

  private static String user(int number) {
    return "user-" + number;
  }

  Map<String, Acknowledged> acknowledged() {
    Map<String, Acknowledged> byId = new HashMap<>();
    acknowledged.forEach(each -> byId.put(each.id(), each));
    return byId;
  }

  int acknowledgedSoFar() {
    return acknowledged.size();
  }

  /** How many sends failed; their events may stand in the topic all the same. */
  int refused() {
    return refused.get();
  }

  Throwable lastRefusal() {
    return lastRefusal.get();
  }

  @Override
  public void close() {
    raw.close(Duration.ofSeconds(5));
    producer.close();
  }
}
