package org.openedx.eventbus.it.docs;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.it.docs.TestingPage.ADA;
import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;

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
import org.openedx.events.learning.StudentRegistrationCompleted;

// snippet: embedded
@EventBusTest
class RegistrationTest {
  @Test
  void sentEventIsHandled(EventBusInfrastructure infrastructure, TopicPrefix prefix)
      throws Exception {
    EventBusConfig config =
        EventBusConfig.of(
            Map.of(
                "eventbus.service.name", "registration",
                "eventbus.kafka.bootstrap.servers", infrastructure.bootstrapServers(),
                "eventbus.registry.url", infrastructure.registryUrl(),
                "eventbus.registry.auto-register", "true",
                "eventbus.registry.cache-dir", "",
                "eventbus.topic.prefix", prefix.value(),
                "eventbus.topics.create", "missing"));
    RecordingHandler<StudentRegistrationCompleted> welcome = new RecordingHandler<>();

    try (EventProducer bus = KafkaEventProducer.create(config);
        EventConsumer consumer =
            EventConsumer.builder(config)
                .group("registration")
                .on(STUDENT_REGISTRATION_COMPLETED, welcome)
                .start()) {
      bus.sendAndWait(STUDENT_REGISTRATION_COMPLETED, new StudentRegistrationCompleted(ADA));
      welcome.awaitEvents(1, ofSeconds(30));
      assertThat(consumer.isRunning()).isTrue();
    }
  }
}
// end
