package org.openedx.eventbus.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.event.SendOptions;
import org.openedx.eventbus.testkit.TestEventBus;
import org.openedx.eventbus.testkit.junit.LocalEventBusTest;
import org.openedx.events.learning.StudentRegistrationCompleted;

/** Runs the snippet of {@code docs/producer.md}. */
@LocalEventBusTest
class ProducerPageTest {
  @Test
  void customHeadersReachHandlers(TestEventBus bus) {
    List<String> tenants = new ArrayList<>();
    Instant time = Instant.parse("2026-01-31T12:00:00Z");
    StudentRegistrationCompleted payload = new StudentRegistrationCompleted(TestingPage.ADA);
    // snippet: custom-headers
    bus.on(
        STUDENT_REGISTRATION_COMPLETED,
        event -> tenants.add(event.headers().text("tenant").orElse("none")));

    bus.send(
        STUDENT_REGISTRATION_COMPLETED, payload, SendOptions.at(time).withHeader("tenant", "acme"));
    // end
    assertThat(tenants).containsExactly("acme");
  }
}
