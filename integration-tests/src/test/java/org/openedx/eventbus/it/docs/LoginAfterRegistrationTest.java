package org.openedx.eventbus.it.docs;

import static org.openedx.eventbus.it.docs.TestingPage.ADA;
import static org.openedx.eventbus.testkit.EventAssertions.assertThat;
import static org.openedx.events.learning.LearningEvents.SESSION_LOGIN_COMPLETED;
import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;

import org.junit.jupiter.api.Test;
import org.openedx.eventbus.testkit.SequentialIds;
import org.openedx.eventbus.testkit.TestClock;
import org.openedx.eventbus.testkit.TestEventBus;
import org.openedx.eventbus.testkit.junit.LocalEventBusTest;
import org.openedx.events.learning.SessionLoginCompleted;
import org.openedx.events.learning.StudentRegistrationCompleted;

// snippet: local-bus-test
@LocalEventBusTest
class LoginAfterRegistrationTest {
  @Test
  void registrationIsFollowedByALogin(TestEventBus bus) {
    bus.on(
        STUDENT_REGISTRATION_COMPLETED,
        event ->
            bus.send(SESSION_LOGIN_COMPLETED, new SessionLoginCompleted(event.payload().user())));

    bus.send(STUDENT_REGISTRATION_COMPLETED, new StudentRegistrationCompleted(ADA));

    assertThat(bus).sentTypes(STUDENT_REGISTRATION_COMPLETED, SESSION_LOGIN_COMPLETED);
    assertThat(bus.events(SESSION_LOGIN_COMPLETED).get(0))
        .happenedAt(TestClock.START)
        .hasId(SequentialIds.id(2));
  }
}
// end
