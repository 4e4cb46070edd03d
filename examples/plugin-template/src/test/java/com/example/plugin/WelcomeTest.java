package com.example.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.plugin.Plugins;
import org.openedx.eventbus.testkit.TestEventBus;
import org.openedx.eventbus.testkit.junit.LocalEventBusTest;
import org.openedx.eventbus.testkit.sample.SampleEvents;
import org.openedx.events.learning.StudentRegistrationCompleted;
import org.openedx.events.learning.data.UserData;
import org.openedx.events.learning.data.UserPersonalData;

@LocalEventBusTest
class WelcomeTest {
  private final List<String> said = new ArrayList<>();

  @Test
  void greetsWhoeverRegisters(TestEventBus bus) {
    bus.on(STUDENT_REGISTRATION_COMPLETED, new Welcome("Hello", said::add));

    bus.send(
        STUDENT_REGISTRATION_COMPLETED,
        new StudentRegistrationCompleted(
            new UserData(42, true, new UserPersonalData("ada", "ada@example.org", "Ada"))));

    assertThat(said).containsExactly("Hello, account 42");
  }

  /** Whatever the contract allows, today's and those released before. */
  @Test
  void copesWithEveryShapeOfTheEvent() {
    SampleEvents.of(STUDENT_REGISTRATION_COMPLETED).giveTo(new Welcome("Hello", said::add));

    assertThat(said).isNotEmpty();
  }

  /** As a process finds it: by its name in META-INF/services, and with its settings. */
  @Test
  void isFoundAndConfigured(TestEventBus bus) throws Exception {
    EventBusConfig config = EventBusConfig.of(Map.of("eventbus.plugin.welcome.greeting", "Hello"));
    try (Plugins plugins = Plugins.load(config).start()) {
      assertThat(plugins.failures()).isEmpty();

      bus.handlers(plugins.handlers());
      bus.send(
          STUDENT_REGISTRATION_COMPLETED,
          SampleEvents.of(STUDENT_REGISTRATION_COMPLETED).minimal());
    }
  }
}
