package org.openedx.eventbus.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.handler.HandlerOptions.handler;
import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.testkit.delivery.DeliveryHistory;
import org.openedx.eventbus.testkit.delivery.Guarantee;
import org.openedx.events.learning.StudentRegistrationCompleted;
import org.openedx.events.learning.data.UserData;
import org.openedx.events.learning.data.UserPersonalData;

/** Runs the snippet of {@code docs/consumer-guarantees.md}. */
@EventBusTest
class GuaranteesPageTest {
  @Test
  void deliveryHistoryOfAHandlerIsChecked(EventBusInfrastructure infrastructure, TopicPrefix prefix)
      throws InterruptedException {
    EventBusConfig config =
        EventBusConfig.of(
            Map.of(
                "eventbus.service.name", "guarantees",
                "eventbus.kafka.bootstrap.servers", infrastructure.bootstrapServers(),
                "eventbus.registry.url", infrastructure.registryUrl(),
                "eventbus.registry.auto-register", "true",
                "eventbus.registry.cache-dir", "",
                "eventbus.topic.prefix", prefix.value(),
                "eventbus.topics.create", "missing"));
    StudentRegistrationCompleted payload =
        new StudentRegistrationCompleted(
            new UserData(42, true, new UserPersonalData("ada", "ada@example.org", "Ada")));
    BlockingQueue<StudentRegistrationCompleted> mails = new LinkedBlockingQueue<>();
    DeliveryHandler<StudentRegistrationCompleted> mailer =
        (event, delivery) -> mails.add(event.payload());
    // snippet: delivery-history
    DeliveryHistory history = new DeliveryHistory();
    try (EventConsumer consumer =
            EventConsumer.builder(config)
                .group("mailer")
                .on(
                    STUDENT_REGISTRATION_COMPLETED,
                    handler("mailer").calls(history.recording("consumer-1", "mailer", mailer)))
                .start();
        EventProducer producer = KafkaEventProducer.create(config)) {
      SentEvent sent = producer.sendAndWait(STUDENT_REGISTRATION_COMPLETED, payload);
      history.sent(sent, "ada", "mailer"); // the key, and the handlers that must process the event
      mails.poll(30, TimeUnit.SECONDS);
    }
    System.out.println(history.check(Guarantee.all()).assertHolds().figures());
    // events 1, lost 0, reordered 0, overlapped 0, unreported 0, duplicates 0, dead letters 0
    // end
    assertThat(history.check(Guarantee.all()).figures())
        .isEqualTo(
            "events 1, lost 0, reordered 0, overlapped 0, unreported 0, duplicates 0, dead letters 0");
  }
}
