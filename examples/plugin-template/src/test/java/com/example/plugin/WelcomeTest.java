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
  private final List<String> greetings = new ArrayList<>();

  @Test
  void greetsRegisteredUser(TestEventBus bus) {
    bus.on(STUDENT_REGISTRATION_COMPLETED, new Welcome("Hello", greetings::add));

    bus.send(
        STUDENT_REGISTRATION_COMPLETED,
        new StudentRegistrationCompleted(
            new UserData(42, true, new UserPersonalData("ada", "ada@example.org", "Ada"))));

    assertThat(greetings).containsExactly("Hello, account 42");
  }

  /** Every shape that the contract and its released versions allow. */
  @Test
  void handlesEveryShapeOfTheEvent() {
    SampleEvents.of(STUDENT_REGISTRATION_COMPLETED).giveTo(new Welcome("Hello", greetings::add));

    assertThat(greetings).isNotEmpty();
  }

  /** Loads the plugin as a host process does, through META-INF/services. */
  @Test
  void pluginIsFoundAndConfigured(TestEventBus bus) throws Exception {
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
