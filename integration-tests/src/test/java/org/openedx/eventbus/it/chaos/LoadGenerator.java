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
import org.openedx.eventbus.it.TestEvents;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.producer.errors.BufferFullException;

/**
 * Sends events at a constant rate, undecodable records with a plain Kafka producer and all others
 * with {@link KafkaEventProducer}. Records which sends were acknowledged.
 */
final class LoadGenerator implements Runnable, AutoCloseable {
  private static final int KEYS = 1_000;
  private static final int UNDECODABLE_PER_MILLE = 5;
  private static final int OTHERS_PER_MILLE = 5;

  private final EventBusConfig configOfFirst;
  private final KafkaEventProducer producer;
  private final KafkaProducer<byte[], byte[]> raw;
  private final SplittableRandom random;
  private final int events;
  private final Duration over;
  private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicReference<Throwable> lastFailure = new AtomicReference<>();
  private byte[] keyStart = {};
  private int partitions;
  private int sent;

  /**
   * Acknowledged send.
   *
   * @param number position in the order of sending; -1 for records of the plain producer
   */
  record Acknowledged(Placement at, String id, String user, long number) {}

  LoadGenerator(Map<String, String> settings, long seed, int events, Duration over) {
    Map<String, String> first = new HashMap<>(settings);
    first.put("eventbus.producer.delivery-timeout", "5m");
    this.configOfFirst = EventBusConfig.of(first);
    this.producer = KafkaEventProducer.create(EventBusConfig.of(settings));
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
   * Sends the first event before any fault, to learn how its key is written. Uses another producer,
   * so that the one under load sends its first events while leaders change.
   */
  void sendFirst(TopicReader topics) {
    partitions = raw.partitionsFor(ChaosGroup.TOPIC).size();
    try (KafkaEventProducer another = KafkaEventProducer.create(configOfFirst)) {
      String user = user(sent);
      recordAcknowledged(
          another.sendAndWait(ChaosGroup.EVENT, TestEvents.payload(ChaosGroup.EVENT, user, sent)),
          user,
          sent++);
    }
    byte[] key = topics.read(ChaosGroup.TOPIC).get(0).key();
    keyStart = Arrays.copyOf(key, WireFrame.HEADER_SIZE);
  }

  @Override
  public void run() {
    long begin = System.nanoTime();
    for (long number = sent; number < events && !interrupted(); number++) {
      long due = begin + over.toNanos() / events * number;
      for (long left = due - System.nanoTime();
          left > 0 && !interrupted();
          left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      String user = user(random.nextInt(KEYS));
      int drawn = random.nextInt(1_000);
      if (drawn < UNDECODABLE_PER_MILLE) {
        sendUndecodable(
            user, UndecodableRecord.values()[random.nextInt(UndecodableRecord.values().length)]);
      } else {
        send(user, number, drawn < UNDECODABLE_PER_MILLE + OTHERS_PER_MILLE);
      }
    }
    if (!interrupted()) {
      producer.flush();
      raw.flush();
    }
  }

  private static boolean interrupted() {
    return Thread.currentThread().isInterrupted();
  }

  private void send(String user, long number, boolean other) {
    var type = other ? ChaosGroup.OTHER : ChaosGroup.EVENT;
    while (!interrupted()) {
      try {
        var unused =
            producer
                .send(type, TestEvents.payload(type, user, number))
                .whenComplete(
                    (sent, failure) -> {
                      if (failure == null) {
                        recordAcknowledged(sent, user, number);
                      } else {
                        recordFailure(failure);
                      }
                    });
        return;
      } catch (BufferFullException e) {
        LockSupport.parkNanos(10_000_000); // as a service does that must not lose the event
      }
    }
  }

  private void recordAcknowledged(SentEvent sent, String user, long number) {
    String id = sent.metadata().id().toString();
    sent.placements().forEach(at -> acknowledged.add(new Acknowledged(at, id, user, number)));
  }

  private void recordFailure(Throwable failure) {
    failed.incrementAndGet();
    lastFailure.set(failure);
  }

  private void sendUndecodable(String user, UndecodableRecord kind) {
    byte[] key = key(user);
    CRC32 crc = new CRC32();
    crc.update(key);
    int partition = (int) (crc.getValue() % partitions);
    ProducerRecord<byte[], byte[]> record = kind.record(ChaosGroup.TOPIC, partition, key);
    String id = UndecodableRecord.id(record.headers());
    var unused =
        raw.send(
            record,
            (at, failure) -> {
              if (failure == null) {
                Placement place = new Placement(at.topic(), at.partition(), at.offset());
                acknowledged.add(new Acknowledged(place, id, user, -1));
              } else {
                recordFailure(failure);
              }
            });
  }

  /** Returns the key as the event producer writes it: magic byte, schema id, length and text. */
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

  int acknowledgedCount() {
    return acknowledged.size();
  }

  /** Returns the number of failed sends. Their events may be stored all the same. */
  int failedSends() {
    return failed.get();
  }

  Throwable lastFailure() {
    return lastFailure.get();
  }

  @Override
  public void close() {
    raw.close(Duration.ofSeconds(5));
    producer.close();
  }
}
