package org.openedx.eventbus.it.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.openedx.eventbus.it.TestEvents.payload;

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
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.consumer.deadletter.DeadLetterFilter;
import org.openedx.eventbus.consumer.deadletter.DeadLetterList;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerOptions;
import org.openedx.eventbus.it.Await;
import org.openedx.eventbus.it.CollectingHandler;
import org.openedx.eventbus.it.TestEvents;
import org.openedx.eventbus.it.support.InfrastructureExtension;
import org.openedx.eventbus.it.support.RawTopic;
import org.openedx.eventbus.it.support.TestSettings;
import org.openedx.eventbus.producer.KafkaEventProducer;

/**
 * Fixture of a topic with events and a group with two handlers. One of them fails as long as {@link
 * #broken} is set.
 */
final class DeadLetterFixture extends InfrastructureExtension implements AfterEachCallback {
  static final String FAILING = "flaky";
  private static final FailurePolicy NO_RETRY =
      FailurePolicy.retry(0, Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(1)))
          .thenDeadLetter();

  final EventType<GenericRecord> type = TestEvents.type("sold", "sales");
  EventBusConfig config = EventBusConfig.of(Map.of());
  String group = "";
  final CollectingHandler working = new CollectingHandler();
  final CollectingHandler failing = new CollectingHandler();
  final AtomicBoolean broken = new AtomicBoolean(true);
  private @Nullable KafkaEventProducer producer;

  @Override
  protected void connect(EventBusInfrastructure infrastructure, TopicPrefix prefix) {
    config =
        TestSettings.of(infrastructure, prefix.value())
            .with("eventbus.kafka.metadata.max.age.ms", "500")
            .with("eventbus.consumer.circuit-breaker.failing-keys", "0");
    group = prefix.value() + "-g";
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (producer != null) {
      producer.close();
    }
  }

  private KafkaEventProducer producer() {
    if (producer == null) {
      producer = KafkaEventProducer.create(config);
    }
    return producer;
  }

  void send(String user, long n) throws Exception {
    var unused = producer().send(type, payload(type, user, n)).get(20, TimeUnit.SECONDS);
  }

  /** Returns a consumer without the handler {@link #FAILING}. */
  EventConsumerBuilder consumerWithoutFailingHandler() {
    return EventConsumer.builder(config).group(group).on(type, working).onFailure(NO_RETRY);
  }

  EventConsumer start() {
    return consumerWithoutFailingHandler()
        .on(
            type,
            HandlerOptions.handler(FAILING)
                .calls(
                    (Event<GenericRecord> event, Delivery delivery) -> {
                      if (broken.get()) {
                        throw new IllegalStateException("no stock for " + TestEvents.user(event));
                      }
                      failing.handle(event, delivery);
                    }))
        .start();
  }

  /** Sends events with a key each, and waits until all of them are dead letters. */
  void sendAndFail(int count) throws Exception {
    for (int n = 0; n < count; n++) {
      var unused = producer().send(type, payload(type, "user-" + n, n));
    }
    producer().flush();
    try (EventConsumer consumer = start()) {
      awaitOpenDeadLetters(count);
    }
  }

  DeadLetters letters() {
    return DeadLetters.open(config, group);
  }

  /** Returns the unresolved dead letters. */
  DeadLetterList list() {
    try (DeadLetters letters = letters()) {
      return letters.list(DeadLetterFilter.ALL);
    }
  }

  /** Returns all dead letters, also resolved ones. */
  DeadLetterList history() {
    try (DeadLetters letters = letters()) {
      return letters.history(DeadLetterFilter.ALL);
    }
  }

  /** Waits until a number of dead letters are resolved. */
  DeadLetterList awaitResolved(int count) {
    Await.until(
        count + " resolved dead letters",
        () -> history().resolved().size() == count,
        this::history);
    return history();
  }

  DeadLetterList awaitOpenDeadLetters(int count) {
    Await.until("the dead-letter topic exists", () -> topics().contains(deadLetters()));
    Await.until(count + " open dead letters", () -> list().open().size() == count, this::list);
    return list();
  }

  String topic() {
    return config.fullTopic("sales");
  }

  String deadLetters() {
    return config.fullTopic(group + ".dead-letters");
  }

  String transactionalId() {
    return config.fullTopic(group + ".redrive");
  }

  /** Returns the IDs of the dead letters with a resolution of a kind, once for each resolution. */
  List<String> resolved(String kind) {
    return raw(deadLetters()).stream()
        .filter(each -> kind.equals(header(each, "dlq_resolution")))
        .map(each -> String.valueOf(header(each, "dlq_letter")))
        .toList();
  }

  static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }

  Admin admin() {
    return Admin.create(config.kafka());
  }

  /** Returns the commits of the group in a topic. */
  Map<Integer, OffsetAndMetadata> commits(String topic) throws Exception {
    try (Admin admin = admin()) {
      Map<Integer, OffsetAndMetadata> commits = new HashMap<>();
      admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get(20, TimeUnit.SECONDS)
          .forEach(
              (at, commit) -> {
                if (at.topic().equals(topic)) {
                  commits.put(at.partition(), commit);
                }
              });
      return commits;
    }
  }

  private java.util.Set<String> topics() throws Exception {
    try (Admin admin = Admin.create(config.kafka())) {
      return admin.listTopics().names().get(20, TimeUnit.SECONDS);
    }
  }

  /** Returns all committed records of a topic. */
  List<ConsumerRecord<byte[], byte[]>> raw(String topic) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", config.kafka().get("bootstrap.servers"));
    settings.put("isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return RawTopic.read(consumer, topic);
    }
  }

  /** Returns a plain producer, with a transactional id if one is given. */
  KafkaProducer<byte[], byte[]> plain(String... transactionalId) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", config.kafka().get("bootstrap.servers"));
    for (String each : transactionalId) {
      settings.put("transactional.id", each);
    }
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Writes a record with a plain producer. */
  void write(ProducerRecord<byte[], byte[]> record) throws Exception {
    try (KafkaProducer<byte[], byte[]> plain = plain()) {
      var unused = plain.send(record).get(20, TimeUnit.SECONDS);
    }
  }
}
