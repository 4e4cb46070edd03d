package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.it.TestEvents.payload;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.embedded.EmbeddedKafka;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.producer.errors.SendTimeoutException;

/**
 * Missing topics: who creates them, with which settings, and what producers and consumers do until
 * then.
 */
@EventBusTest
class TopicCreationTest {
  private final EventType<GenericRecord> absent = TestEvents.type("absent", "absent");
  private final EventType<GenericRecord> present = TestEvents.type("present", "present");

  @RegisterExtension final Bus bus = Bus.shared();

  @Test
  void eventForAMissingTopicFailsAtItsDeadlineWithoutBlockingOthers() throws Exception {
    bus.createTopic("present", 1, Map.of());
    try (KafkaEventProducer producer =
        KafkaEventProducer.create(
            bus.config("topics.create", "none", "producer.delivery-timeout", "1500ms"))) {
      CompletableFuture<SentEvent> lost = producer.send(absent, payload(absent, "ada", 0));
      for (int n = 0; n < 20; n++) {
        producer.send(present, payload(present, "ada", n)).get(20, TimeUnit.SECONDS);
      }
      assertThat(lost).as("the event for the missing topic is pending").isNotDone();

      assertThatThrownBy(lost::join)
          .cause()
          .isInstanceOf(SendTimeoutException.class)
          .hasMessageContaining(absent.name().value())
          .hasMessageContaining("topic " + bus.topic("absent") + " does not exist")
          .hasMessageContaining("eventbus.topics.create");
    }
  }

  @Test
  void bufferedEventsAreSentOnceTheirTopicIsCreated() throws Exception {
    try (KafkaEventProducer producer =
        KafkaEventProducer.create(bus.config("topics.create", "none"))) {
      List<CompletableFuture<SentEvent>> sent =
          List.of(
              producer.send(absent, payload(absent, "ada", 0)),
              producer.send(absent, payload(absent, "ada", 1)));
      bus.createTopic("absent", 1, Map.of());
      assertThat(sent.get(0).get(20, TimeUnit.SECONDS).placements().get(0).offset()).isZero();
      assertThat(sent.get(1).get(20, TimeUnit.SECONDS).placements().get(0).offset()).isEqualTo(1);
    }
  }

  @Test
  void missingTopicIsCreatedAsConfigured() throws Exception {
    try (KafkaEventProducer producer =
        KafkaEventProducer.create(
            bus.config(
                "topics.partitions", "5",
                "topics.replication-factor", "1",
                "topics.retention", "36h"))) {
      producer.send(absent, payload(absent, "ada", 0)).get(20, TimeUnit.SECONDS);
    }
    String name = bus.topic("absent");
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
    try (Admin admin = bus.admin()) {
      TopicDescription topic =
          admin.describeTopics(List.of(name)).allTopicNames().get(20, TimeUnit.SECONDS).get(name);
      Config config =
          admin.describeConfigs(List.of(resource)).all().get(20, TimeUnit.SECONDS).get(resource);
      assertThat(topic.partitions()).hasSize(5).allMatch(each -> each.replicas().size() == 1);
      assertThat(config.get("retention.ms").value()).isEqualTo("129600000");
    }
  }

  @Test
  void rejectedTopicCreationFailsNamingTheSetting() {
    try (KafkaEventProducer producer =
        KafkaEventProducer.create(
            bus.config("topics.replication-factor", "3", "producer.delivery-timeout", "1s"))) {
      assertThatThrownBy(() -> producer.sendAndWait(absent, payload(absent, "ada", 0)))
          .isInstanceOf(SendTimeoutException.class)
          .hasMessageContaining("could not be created")
          .hasMessageContaining("eventbus.topics.replication-factor");
    }
  }

  @Test
  void missingTopicIsNotAutoCreatedByTheBroker() throws Exception {
    try (EmbeddedKafka kafka =
        EmbeddedKafka.builder()
            .property("auto.create.topics.enable", "true")
            .property("num.partitions", "2")
            .start()) {
      Bus own = bus.at(kafka.bootstrapServers(), bus.registryUrl());
      CollectingHandler seen = new CollectingHandler();
      try (KafkaEventProducer producer =
              KafkaEventProducer.create(
                  own.config("topics.create", "none", "producer.delivery-timeout", "1500ms"));
          EventConsumer consumer =
              EventConsumer.builder(own.config()).group("g").on(absent, seen).start()) {
        assertThatThrownBy(() -> producer.sendAndWait(absent, payload(absent, "ada", 0)))
            .isInstanceOf(SendTimeoutException.class);
        assertThat(names(own)).doesNotContain(own.topic("absent"));
        // Shows that the broker would create topics on its own.
        own.write(
            new org.apache.kafka.clients.producer.ProducerRecord<>(own.topic("made"), new byte[1]));
        assertThat(names(own)).contains(own.topic("made"));
      }
    }
  }

  @Test
  void topicCreatedAfterTheConsumerIsConsumed() throws Exception {
    CollectingHandler seen = new CollectingHandler();
    try (EventConsumer consumer = bus.consumer().on(absent, seen).start();
        KafkaEventProducer producer = KafkaEventProducer.create(bus.config())) {
      Await.until("the consumer has joined", () -> members() == 1);
      producer.send(absent, payload(absent, "ada", 0)).get(20, TimeUnit.SECONDS);
      seen.await(1);
    }
  }

  private int members() throws Exception {
    try (Admin admin = bus.admin()) {
      return admin
          .describeConsumerGroups(List.of(bus.group("g")))
          .all()
          .toCompletionStage()
          .handle(
              (groups, missing) -> groups == null ? 0 : groups.get(bus.group("g")).members().size())
          .toCompletableFuture()
          .get(20, TimeUnit.SECONDS);
    }
  }

  private static java.util.Set<String> names(Bus bus) throws Exception {
    try (Admin admin = bus.admin()) {
      return admin.listTopics().names().get(20, TimeUnit.SECONDS);
    }
  }
}
