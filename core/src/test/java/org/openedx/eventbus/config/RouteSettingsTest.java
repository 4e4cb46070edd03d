package org.openedx.eventbus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.event.EventName;

class RouteSettingsTest {
  private static final String LOGIN = "org.openedx.learning.auth.session.login.completed.v1";

  @Test
  void partsOfOneRouteAreCombinedAndOthersAreEmpty() {
    EventBusConfig config =
        EventBusConfig.of(
            Map.of(
                "eventbus.produce." + LOGIN + ".topics.user-login.enabled", "true",
                "eventbus.produce." + LOGIN + ".topics.user-login.key", "user.pii.username",
                "eventbus.produce." + LOGIN + ".topics.audit.all.enabled", "false"));

    assertThat(config.produceRoutes())
        .containsExactly(
            Map.entry(
                EventName.of(LOGIN),
                Map.of(
                    "user-login",
                    new EventBusConfig.ProduceRoute(
                        Optional.of(true), Optional.of("user.pii.username")),
                    "audit.all",
                    new EventBusConfig.ProduceRoute(Optional.of(false), Optional.empty()))));
  }

  @Test
  void configurationOverridesTheContractPartByPart() {
    String topics = "eventbus.produce." + LOGIN + ".topics.";
    EventBusConfig config =
        EventBusConfig.of(Map.of(topics + "own.enabled", "false", topics + "audit.key", "user.id"));
    EventName login = EventName.of(LOGIN);

    Map<String, EventBusConfig.ProduceRoute> routes =
        config.produceRoutes(login, "own", Optional.of("name"));
    assertThat(routes)
        .containsExactly(
            Map.entry(
                "own", new EventBusConfig.ProduceRoute(Optional.of(false), Optional.of("name"))),
            Map.entry(
                "audit",
                new EventBusConfig.ProduceRoute(Optional.empty(), Optional.of("user.id"))));
    assertThat(routes.values())
        .extracting(EventBusConfig.ProduceRoute::isEnabled)
        .containsExactly(false, true);
    assertThat(
            config.produceRoutes(
                EventName.of("com.acme.shop.order.placed.v1"), "t", Optional.empty()))
        .containsExactly(
            Map.entry("t", new EventBusConfig.ProduceRoute(Optional.empty(), Optional.empty())));
  }

  @Test
  void eventTypesAndTopicsMayContainTheWordTopics() {
    EventBusConfig config =
        EventBusConfig.of(
            Map.of(
                "eventbus.produce.org.acme.forum.topics.opened.v1.topics.a.topics.b.enabled",
                "true"));

    assertThat(config.produceRoutes())
        .containsOnlyKeys(EventName.of("org.acme.forum.topics.opened.v1"));
    assertThat(config.produceRoutes().values().iterator().next()).containsOnlyKeys("a.topics.b");
  }

  @Test
  void eventTypeWithoutAVersionIsAccepted() {
    EventBusConfig config =
        EventBusConfig.of(
            Map.of(
                "eventbus.produce.org.openedx.authz.role_assignment.created.topics.t.enabled",
                "true"));

    assertThat(config.produceRoutes())
        .containsOnlyKeys(EventName.imported("org.openedx.authz.role_assignment.created"));
  }

  @Test
  void topicsOfAConsumedTypeAreRead() {
    EventBusConfig config =
        EventBusConfig.of(Map.of("eventbus.consume." + LOGIN + ".topics", "one, two.x"));

    assertThat(config.consumeTopics())
        .containsExactly(Map.entry(EventName.of(LOGIN), List.of("one", "two.x")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eventbus.produce.",
        "eventbus.produce.enabled",
        "eventbus.produce." + LOGIN + ".enabled",
        "eventbus.produce." + LOGIN + ".topics.t",
        "eventbus.produce." + LOGIN + ".topics.t.keys",
        "eventbus.produce." + LOGIN + ".topics..enabled",
        "eventbus.produce.topics.t.enabled",
        "eventbus.consume." + LOGIN,
        "eventbus.consume..topics",
        "eventbus.consume.topics"
      })
  void errorOfAnInvalidNameContainsItsForm(String name) {
    assertThatThrownBy(() -> EventBusConfig.of(Map.of(name, "true")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("expected eventbus.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a..b", "a b"})
  void keyThatIsNotAPathIsRejected(String key) {
    assertThatThrownBy(
            () -> EventBusConfig.of(Map.of("eventbus.produce." + LOGIN + ".topics.t.key", key)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("is not a path of field names");
  }

  @Test
  void errorOfAnInvalidValueContainsTheExpectedForm() {
    assertThatThrownBy(
            () ->
                EventBusConfig.of(Map.of("eventbus.produce." + LOGIN + ".topics.t.enabled", "yes")))
        .hasMessageContaining("'yes' is neither true nor false");
  }
}
