package org.openedx.eventbus.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.openedx.eventbus.testkit.Greetings.GREETED;
import static org.openedx.eventbus.testkit.Greetings.LEFT;
import static org.openedx.eventbus.testkit.Greetings.by;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.openedx.eventbus.testkit.SequentialIds;
import org.openedx.eventbus.testkit.TestClock;
import org.openedx.eventbus.testkit.TestEventBus;

@LocalEventBusTest
class LocalEventBusTestTest {
  private TestEventBus before;

  @BeforeEach
  void rememberTheBus(TestEventBus bus) {
    before = bus;
    bus.send(GREETED, by("ada"));
  }

  @AfterEach
  void busIsTheSameAfterTheTest(TestEventBus bus) {
    assertThat(bus).isSameAs(before);
  }

  /**
   * Runs in two tests. Each receives one event with the first id, so their buses share no state.
   */
  @Test
  void eachTestHasASeparateBus(TestEventBus bus, TestClock clock) {
    assertThat(bus).isSameAs(before);
    assertThat(clock).isSameAs(bus.clock());
    assertThat(bus.events()).hasSize(1);
    assertThat(bus.events().get(0).id()).isEqualTo(SequentialIds.id(1));
    bus.enableOnly().clock().advance(java.time.Duration.ofDays(1));
  }

  @Test
  void nextTestHasASeparateBusToo(TestEventBus bus, TestClock clock) {
    eachTestHasASeparateBus(bus, clock);
  }

  @Test
  @LocalEventBusTest(enabled = "org.openedx.learning.world.left.v1", now = "2030-01-01T00:00:00Z")
  void settingsOfAMethodTakePrecedence(TestEventBus bus) {
    bus.send(LEFT, by(LEFT, "ada"));
    assertThat(bus.events()).hasSize(1);
    assertThat(bus.clock().instant()).hasToString("2030-01-01T00:00:00Z");
  }

  @Nested
  class Inside {
    @Test
    void nestedClassInheritsSettings(TestEventBus bus) {
      assertThat(bus.events()).hasSize(1);
    }
  }

  @Test
  void failingHandlerFailsTheTest() {
    assertThat(failuresOf(FailingHandler.class))
        .singleElement()
        .asString()
        .contains("handler failures: 1", "on purpose");
  }

  @Test
  void invalidSettingsAreReported() {
    assertThat(failuresOf(UnknownType.class))
        .singleElement()
        .asString()
        .contains("com.acme.nothing.here.happened.v1", "available: ", LEFT.name().value());
    assertThat(failuresOf(WrongTime.class)).singleElement().asString().contains("\"noon\"");
  }

  @Test
  void busForAWholeClassIsRejected() {
    assertThat(failuresOf(BeforeAllOfThem.class))
        .singleElement()
        .asString()
        .contains("a bus belongs to one test");
  }

  private static List<Throwable> failuresOf(Class<?> test) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(test)).build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary().getFailures().stream().map(each -> each.getException()).toList();
  }

  // Run only by the tests above: Surefire ignores static nested classes.

  @LocalEventBusTest
  static class FailingHandler {
    @Test
    void sends(TestEventBus bus) {
      bus.on(
          GREETED,
          event -> {
            throw new IllegalStateException("on purpose");
          });
      bus.send(GREETED, by("ada"));
    }
  }

  @LocalEventBusTest(enabled = "com.acme.nothing.here.happened.v1")
  static class UnknownType {
    @Test
    void runs() {}
  }

  @LocalEventBusTest(now = "noon")
  static class WrongTime {
    @Test
    void runs() {}
  }

  @LocalEventBusTest
  static class BeforeAllOfThem {
    @BeforeAll
    static void prepare(TestEventBus bus) {}

    @Test
    void runs() {}
  }
}
