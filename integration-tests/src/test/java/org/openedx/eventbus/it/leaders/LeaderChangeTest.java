package org.openedx.eventbus.it.leaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.it.TestEvents.payload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.codec.KeyPartitioner;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.event.SentEvent.Placement;
import org.openedx.eventbus.it.Await;
import org.openedx.eventbus.it.TestEvents;
import org.openedx.eventbus.it.support.TestSettings;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.producer.errors.SendTimeoutException;

/**
 * First events of a producer to a partition whose leader changes meanwhile. The broker rejects the
 * first batch, because it is not the leader at that time. It is the leader again when the second
 * batch arrives, which the producer sent before the response to the first.
 */
@EventBusTest
class LeaderChangeTest {
  private static final String CLIENT = "leader-change-test";
  private static final String MOVING = "moving";
  private static final int PARTITIONS = 3;
  private static TwoBrokerCluster brokers;

  private final EventType<GenericRecord> type = TestEvents.type("moved", MOVING);
  private final Map<String, String> settings = new HashMap<>();
  private String topic;

  @BeforeAll
  static void startBrokers() {
    brokers = new TwoBrokerCluster(CLIENT);
  }

  @AfterAll
  static void stopBrokers() {
    brokers.close();
  }

  @BeforeEach
  void createTopic(EventBusInfrastructure infrastructure, TopicPrefix prefix) throws Exception {
    settings.putAll(TestSettings.map(infrastructure, prefix.value()));
    settings.put("eventbus.kafka.bootstrap.servers", brokers.bootstrapServers());
    settings.put("eventbus.service.name", CLIENT);
    settings.put("eventbus.kafka.enable.metrics.push", "false");
    topic = prefix.value() + "-" + MOVING;
    brokers.createTopic(topic);
  }

  @AfterEach
  void letAnswersThrough() {
    brokers.proxy().release();
  }

  /**
   * Reproduces the fault of Kafka's producer. If this test fails, Kafka has fixed it, and the gate
   * for the first event can be removed.
   */
  @Test
  void plainKafkaProducerStoresTheSecondBatchAndFailsTheFirst() throws Exception {
    Map<String, Object> plain =
        Map.of(
            "bootstrap.servers",
            brokers.bootstrapServers(),
            "client.id",
            CLIENT,
            "enable.metrics.push",
            "false",
            "request.timeout.ms",
            5_000,
            "delivery.timeout.ms",
            6_000);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(plain, new ByteArraySerializer(), new ByteArraySerializer())) {
      TwoSent<RecordMetadata> sent =
          sendWhileTheLeaderChanges(
              (partition, n) ->
                  producer.send(new ProducerRecord<>(topic, partition, null, new byte[0])));

      assertThat(sent.second.get(30, TimeUnit.SECONDS).hasOffset()).isTrue();
      assertThatThrownBy(() -> sent.first.get(30, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class);
    }
  }

  @Test
  void eventsOfAKeyAreStoredInOrder() throws Exception {
    assertOrder(config());
  }

  @Test
  void eventsOfAKeyAreStoredInOrderWithKafkasPartitioner() throws Exception {
    assertOrder(config("producer.partitioner", "kafka"));
  }

  @Test
  void eventsOfAKeyAreStoredInOrderWithACustomPartitioner() throws Exception {
    assertOrder(
        config(
            "producer.partitioner",
            "kafka",
            "kafka.partitioner.class",
            KeyPartitioner.class.getName()));
  }

  private void assertOrder(EventBusConfig config) throws Exception {
    String[] users = userOfEachPartition(config);
    try (KafkaEventProducer producer = KafkaEventProducer.create(config)) {
      TwoSent<SentEvent> sent =
          sendWhileTheLeaderChanges(
              (partition, n) -> producer.send(type, payload(type, users[partition], n)));

      assertThat(place(sent.first).partition()).isEqualTo(1);
      assertThat(place(sent.second).partition()).isEqualTo(1);
      assertThat(place(sent.first).offset()).isLessThan(place(sent.second).offset());
    }
  }

  @Test
  void firstEventWithoutKeyDoesNotHoldUpItsPartition() throws Exception {
    EventBusConfig config = config();
    String[] users = userOfEachPartition(config);
    EventType<GenericRecord> unkeyed = TestEvents.unkeyed("unkeyed", MOVING).build();
    try (KafkaEventProducer producer = KafkaEventProducer.create(config)) {
      // With two known partitions, the first event without a key is the first of the third.
      TwoSent<SentEvent> sent =
          sendWhileTheLeaderChanges(
              (partition, n) ->
                  n == 1
                      ? producer.send(unkeyed, payload(unkeyed, "", n))
                      : producer.send(type, payload(type, users[partition], n)));

      assertThat(place(sent.first).partition()).isEqualTo(1);
      assertThat(place(sent.second).partition()).isEqualTo(1);
      assertThat(place(sent.first).offset()).isLessThan(place(sent.second).offset());
    }
  }

  @Test
  void eventAwaitingTheFirstAcknowledgementTimesOutWithTheReason() throws Exception {
    EventBusConfig config =
        config("producer.delivery-timeout", "2s", "kafka.delivery.timeout.ms", "60000");
    String[] users = userOfEachPartition(config);
    try (KafkaEventProducer producer = KafkaEventProducer.create(config)) {
      producer.sendAndWait(type, payload(type, users[2], 0));
      brokers.proxy().hold();
      Future<SentEvent> first = producer.send(type, payload(type, users[1], 1));
      Future<SentEvent> second = producer.send(type, payload(type, users[1], 2));

      assertThatThrownBy(() -> second.get(30, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(SendTimeoutException.class)
          .hasMessageContaining("no broker had acknowledged the first event to partition 1");

      assertThat(first).isNotDone();
      brokers.proxy().release();
      SentEvent third = producer.sendAndWait(type, payload(type, users[1], 3));
      assertThat(place(first).offset()).isEqualTo(third.placements().get(0).offset() - 1);
    }
  }

  @Test
  void closeSendsEventsThatAwaitTheFirstAcknowledgement() throws Exception {
    String[] users = userOfEachPartition(config());
    KafkaEventProducer producer = KafkaEventProducer.create(config("kafka.linger.ms", "60000"));
    List<Future<SentEvent>> sent = new ArrayList<>();
    for (int n = 0; n < 100; n++) {
      sent.add(producer.send(type, payload(type, users[n % PARTITIONS], n)));
    }

    producer.close();

    for (int n = PARTITIONS; n < 100; n++) {
      assertThat(place(sent.get(n)).offset())
          .isEqualTo(place(sent.get(n - PARTITIONS)).offset() + 1);
    }
  }

  private interface Send<T> {
    Future<T> to(int partition, int n);
  }

  private record TwoSent<T>(Future<T> first, Future<T> second) {}

  /** Sends two events to the partition that moves. The order of all steps is enforced. */
  private <T> TwoSent<T> sendWhileTheLeaderChanges(Send<T> send) throws Exception {
    // From now on the producer knows all leaders, and is connected to each.
    send.to(0, 0).get(30, TimeUnit.SECONDS);
    send.to(2, 0).get(30, TimeUnit.SECONDS);
    brokers.moveAway(topic);
    brokers.proxy().hold();
    Future<T> first = send.to(1, 1);
    Await.until("the first batch is rejected", brokers.proxy()::hasHeldAnAnswer);
    brokers.moveBack(topic);
    Future<T> second = send.to(1, 2);
    // When this one is stored, the second has been sent, unless the producer held it back.
    send.to(0, 3).get(30, TimeUnit.SECONDS);
    brokers.proxy().release();
    return new TwoSent<>(first, second);
  }

  /**
   * Returns the configuration with more settings, given as pairs of names, without "eventbus.", and
   * values.
   */
  private EventBusConfig config(String... more) {
    for (int i = 0; i < more.length; i += 2) {
      settings.put("eventbus." + more[i], more[i + 1]);
    }
    return EventBusConfig.of(settings);
  }

  /** Uses another producer, so that the producer under test has sent nothing yet. */
  private String[] userOfEachPartition(EventBusConfig config) {
    String[] users = new String[PARTITIONS];
    try (KafkaEventProducer scout = KafkaEventProducer.create(config)) {
      for (int n = 0; Arrays.asList(users).contains(null); n++) {
        String user = "user-" + n;
        users[scout.sendAndWait(type, payload(type, user, -1)).placements().get(0).partition()] =
            user;
      }
    }
    return users;
  }

  private static Placement place(Future<SentEvent> sent) throws Exception {
    return sent.get(30, TimeUnit.SECONDS).placements().get(0);
  }
}
