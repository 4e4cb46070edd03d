package org.openedx.eventbus.producer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.producer.internal.Routes.Route;

class RoutesTest {
  private final EventType<GenericRecord> type = TestRecords.type("one");
  private final String prefix = "eventbus.produce." + type.name() + ".topics.";

  private Routes routes(String... settings) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      map.put(settings[i], settings[i + 1]);
    }
    return Routes.of(EventBusConfig.of(map), EventCatalog.of(type));
  }

  private static List<String> shown(List<Route> routes) {
    return routes.stream()
        .map(r -> r.topic() + " " + r.key().map(Object::toString).orElse("-") + " " + r.enabled())
        .toList();
  }

  @Test
  void contractDecidesWithoutSettings() {
    assertThat(shown(routes().of(type))).containsExactly("things user true");
  }

  @Test
  void settingsOverrideTheContractLeafByLeaf() {
    assertThat(shown(routes(prefix + "things.enabled", "false").of(type)))
        .containsExactly("things user false");
    assertThat(shown(routes(prefix + "things.key", "n").of(type))).containsExactly("things n true");
    assertThat(
            shown(
                routes(
                        "eventbus.topic.prefix",
                        "prod",
                        prefix + "things.enabled",
                        "false",
                        prefix + "more.key",
                        "n",
                        prefix + "also.enabled",
                        "true")
                    .of(type)))
        .containsExactly("prod-things user false", "prod-also user true", "prod-more n true");
  }

  @Test
  void disabledRoutesAreNotUsed() {
    assertThat(
            routes(prefix + "things.enabled", "false", prefix + "also.enabled", "true")
                .enabled(type))
        .extracting(Route::topic)
        .containsExactly("also");
    assertThat(routes(prefix + "things.enabled", "false").enabled(type)).isEmpty();
  }

  @Test
  void allProblemsAreReportedTogether() {
    assertThatThrownBy(
            () ->
                routes(
                    prefix + "things.key",
                    "missing",
                    "eventbus.produce.org.openedx.no.such.event.v1.topics.x.enabled",
                    "true"))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e ->
                assertThat(e.problems())
                    .hasSize(2)
                    .anyMatch(line -> line.contains("org.openedx.no.such.event.v1"))
                    .anyMatch(line -> line.contains("'missing'")));
  }

  @Test
  void typeOutsideTheCatalogueHasRoutes() {
    assertThat(shown(routes().of(TestRecords.type("other")))).containsExactly("things user true");
  }

  /** A record that is forwarded names its type, so that there may be any number of them. */
  @Test
  void numberOfForwardedTypesIsLimitedAndThoseInUseAreKept() {
    List<EventType<GenericRecord>> types =
        IntStream.range(0, 3 * Routes.MAX_FORWARDED)
            .mapToObj(i -> TestRecords.type("forwarded" + i))
            .toList();
    Routes routes = routes();
    RouteStates states = new RouteStates();
    RouteState ofContract = states.of(routes.of(type).get(0));
    RouteState preparing = states.of(routes.of(types.get(0)).get(0));
    assertThat(preparing.beginPreparing()).isTrue();
    RouteState blocked = states.of(routes.of(types.get(1)).get(0));
    blocked.blockedReason = "its schema id changed";
    RouteState queued = states.of(routes.of(types.get(2)).get(0));
    queued.queue.add(TestRecords.record(queued.route, "ada", 1, 0));

    List<Route> first = types.stream().map(each -> routes.of(each).get(0)).toList();
    for (Route each : first) {
      assertThat(states.of(each).route).isSameAs(each);
      assertThat(states.all()).hasSizeLessThanOrEqualTo(Routes.MAX_FORWARDED + 1);
    }

    assertThat(states.all()).contains(ofContract, preparing, blocked, queued);
    assertThat(routes.of(type).get(0)).isSameAs(ofContract.route);
    assertThat(types.stream().map(each -> routes.of(each).get(0)))
        .as("routes that are kept")
        .filteredOn(first::contains)
        .hasSizeLessThanOrEqualTo(Routes.MAX_FORWARDED);
  }
}
