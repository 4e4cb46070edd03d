package org.openedx.eventbus.it.deadletter;

import static org.openedx.eventbus.it.Facts.fact;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.consumer.deadletter.DeadLetterFilter;
import org.openedx.eventbus.consumer.deadletter.DeadLetterList;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerOptions;
import org.openedx.eventbus.it.Await;
import org.openedx.eventbus.it.Facts;
import org.openedx.eventbus.it.Seen;
import org.openedx.eventbus.it.support.RawTopic;
import org.openedx.eventbus.it.support.TestSettings;
import org.openedx.eventbus.producer.KafkaEventProducer;

/** A topic with events, and a group with two handlers, one of which is broken until mended. */
final class Shop implements AutoCloseable {
  static final String BROKEN = "flaky";
  private static final FailurePolicy AT_ONCE =
      FailurePolicy.retry(0, Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(1)))
          .thenDeadLetter();

  final EventType<GenericRecord> type = Facts.type("sold", "sales");
  final EventBusConfig config;
  final String group;
  final Seen calm = new Seen();
  final Seen flaky = new Seen();
  final AtomicBoolean broken = new AtomicBoolean(true);
  private final EventBusInfrastructure infrastructure;
  private final KafkaEventProducer producer;

  Shop(EventBusInfrastructure infrastructure, String prefix) {
    this.infrastructure = infrastructure;
    this.config =
        TestSettings.of(infrastructure, prefix)
            .with("eventbus.kafka.metadata.max.age.ms", "500")
            .with("eventbus.consumer.circuit-breaker.failing-keys", "0");
    this.group = prefix + "-g";
    this.producer = KafkaEventProducer.create(config);
  }

  void send(String user, long n) throws Exception {
    var unused = producer.send(type, fact(type, user, n)).get(20, TimeUnit.SECONDS);
  }

  /** Without a handler called {@link #BROKEN}. */
  EventConsumerBuilder calmConsumer() {
    return EventConsumer.builder(config).group(group).on(type, calm).onFailure(AT_ONCE);
  }

  EventConsumer start() {
    return calmConsumer()
        .on(
            type,
            HandlerOptions.handler(BROKEN)
                .calls(
                    (Event<GenericRecord> event, Delivery delivery) -> {
                      if (broken.get()) {
                        throw new IllegalStateException("no stock for " + Facts.user(event));
                      }
                      flaky.handle(event, delivery);
                    }))
        .start();
  }

  /** Sends so many events, each with a key of its own, and waits until each is a letter. */
  void sendAndFail(int count) throws Exception {
    for (int n = 0; n < count; n++) {
      var unused = producer.send(type, fact(type, "user-" + n, n));
    }
    producer.flush();
    try (EventConsumer consumer = start()) {
      awaitOpen(count);
    }
  }

  DeadLetters letters() {
    return DeadLetters.open(config, group);
  }

  DeadLetterList list() {
    try (DeadLetters letters = letters()) {
      return letters.list(DeadLetterFilter.ALL);
    }
  }

  DeadLetterList awaitOpen(int count) {
    Await.until("the topic of letters is there", () -> topics().contains(deadLetters()));
    Await.until(count + " open letters", () -> list().open().size() == count, this::list);
    return list();
  }

  String sales() {
    return config.fullTopic("sales");
  }

  String deadLetters() {
    return config.fullTopic(group + ".dead-letters");
  }

  String redrive() {
    return config.fullTopic(group + ".redrive");
  }

  private java.util.Set<String> topics() throws Exception {
    try (Admin admin = Admin.create(config.kafka())) {
      return admin.listTopics().names().get(20, TimeUnit.SECONDS);
    }
  }

  /** All that is committed on a topic. */
  List<ConsumerRecord<byte[], byte[]>> raw(String topic) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", infrastructure.bootstrapServers());
    settings.put("isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return RawTopic.read(consumer, topic);
    }
  }

  /** A plain producer, with a transactional id where one is given. */
  KafkaProducer<byte[], byte[]> plain(String... transactionalId) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", infrastructure.bootstrapServers());
    for (String each : transactionalId) {
      settings.put("transactional.id", each);
    }
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Writes a record past our libraries. */
  void write(ProducerRecord<byte[], byte[]> record) throws Exception {
    try (KafkaProducer<byte[], byte[]> plain = plain()) {
      var unused = plain.send(record).get(20, TimeUnit.SECONDS);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
