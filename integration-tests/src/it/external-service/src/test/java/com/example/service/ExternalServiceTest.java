package com.example.service;

import static org.openedx.eventbus.testkit.EventAssertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.testkit.RecordingHandler;
import org.openedx.events.learning.LearningEvents;
import org.openedx.events.learning.SessionLoginCompleted;
import org.openedx.events.learning.data.UserData;
import org.openedx.events.learning.data.UserPersonalData;

/** A service of another organisation tests itself with an embedded bus. */
@EventBusTest
class ExternalServiceTest {
  @Test
  void sentEventIsHandled(EventBusInfrastructure bus, TopicPrefix prefix) throws Exception {
    EventBusConfig config =
        EventBusConfig.of(
            Map.of(
                "eventbus.kafka.bootstrap.servers", bus.bootstrapServers(),
                "eventbus.registry.url", bus.registryUrl(),
                "eventbus.registry.auto-register", "true",
                "eventbus.registry.cache-dir", "",
                "eventbus.topics.create", "missing",
                "eventbus.topic.prefix", prefix.value(),
                "eventbus.service.name", "external-service"));
    SessionLoginCompleted login =
        new SessionLoginCompleted(
            new UserData(42, true, new UserPersonalData("ada", "ada@example.org", "Ada")));
    RecordingHandler<SessionLoginCompleted> received = new RecordingHandler<>();

    try (EventProducer producer = KafkaEventProducer.create(config);
        EventConsumer consumer =
            EventConsumer.builder(config)
                .group(prefix.topic("service"))
                .on(LearningEvents.SESSION_LOGIN_COMPLETED, received)
                .start()) {
      producer.sendAndWait(LearningEvents.SESSION_LOGIN_COMPLETED, login);

      assertThat(received.awaitEvents(1, Duration.ofSeconds(60)).get(0)).isNotNull();
      if (!received.payloads().get(0).equals(login) || !consumer.isRunning()) {
        throw new AssertionError(received.payloads());
      }
    }
  }
}
