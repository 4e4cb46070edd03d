package org.openedx.eventbus.tools.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.finding.Category;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.rules.RuleSet;

class RegistryCheckTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final DesiredState STATE = Shop.state(Shop.placed(Shop.NUMBER));

  private final ConfluentFake confluent = new ConfluentFake();

  @AfterEach
  void close() {
    confluent.close();
  }

  private RegistryCheck check(DesiredState state, RuleSet rules) {
    try (SchemaRegistry registry = confluent.client()) {
      return RegistryCheck.of(state, registry, rules, TODAY);
    }
  }

  @Test
  void emptyRegistryHasNoFindings() {
    RegistryCheck check = check(STATE, RuleSet.standard());

    assertThat(check.isClean()).isTrue();
    assertThat(check.eventTypes()).containsExactly(Shop.PLACED);
    assertThat(check.versions()).isZero();
    assertThat(confluent.writes()).isEmpty();
  }

  /** Confluent's own plugin compares with the newest version only and finds nothing here. */
  @Test
  void allVersionsAreCompared() {
    confluent.put(Shop.PLACED_SUBJECT, Shop.placed(Shop.NUMBER, Shop.TOTAL).wireText());
    confluent.put(Shop.PLACED_SUBJECT, Shop.placed(Shop.NUMBER, Shop.NOTE).wireText());

    RegistryCheck check = check(STATE, RuleSet.standard());

    assertThat(check.versions()).isEqualTo(2);
    assertThat(check.isClean()).isFalse();
    Finding finding = check.findings().get(0);
    assertThat(check.findings()).hasSize(1);
    assertThat(finding.rule().category()).isEqualTo(Category.WIRE);
    assertThat(finding.eventType()).isEqualTo(Shop.PLACED);
    assertThat(finding.location().file()).isEqualTo(Shop.PLACED + ".avsc");
    assertThat(finding.message()).contains("total");
    assertThat(finding.baseline().orElseThrow().name()).isEqualTo("registry version 1");
  }

  @Test
  void nonTransitiveLevelComparesWithTheNewestVersion() {
    confluent.put(Shop.PLACED_SUBJECT, Shop.placed(Shop.NUMBER, Shop.TOTAL).wireText());
    confluent.put(Shop.PLACED_SUBJECT, Shop.placed(Shop.NUMBER, Shop.NOTE).wireText());

    DesiredState state = Shop.state(Compatibility.FORWARD, Shop.placed(Shop.NUMBER));

    assertThat(check(state, RuleSet.standard()).isClean()).isTrue();
  }

  @Test
  void exceptionsApplyAndUnusedOnesAreNotReported() {
    confluent.put(Shop.PLACED_SUBJECT, Shop.placed(Shop.NUMBER, Shop.TOTAL).wireText());
    String rule = check(STATE, RuleSet.standard()).findings().get(0).rule().name();
    RuleSet rules =
        RuleSet.parse(
            "schema-rules.json",
            """
            {"exceptions": [
              {"rule": "%s", "eventTypes": ["%s"], "reason": "no consumer reads it yet",
               "expires": "2027-01-01"},
              {"rule": "FIXED_SAME_SIZE", "eventTypes": ["%s"], "reason": "elsewhere needed",
               "expires": "2027-01-01"}]}
            """
                .formatted(rule, Shop.PLACED, Shop.PLACED));

    assertThat(check(STATE, rules).findings()).isEmpty();
  }

  static Stream<Arguments> invalidResponses() {
    return Stream.of(
        answer(
            "a web page",
            200,
            "text/html",
            "<html>Sign in</html>",
            "does not seem to be a schema registry"),
        answer(
            "other JSON",
            200,
            "application/json",
            "{\"status\": \"UP\"}",
            "does not seem to be a schema registry"),
        answer(
            "an empty list for all",
            200,
            "application/json",
            "[]",
            "does not seem to be a schema registry"),
        answer("nothing", 200, "text/plain", "", "does not seem to be a schema registry"),
        answer(
            "a wrong path",
            404,
            "text/html",
            "<html>no</html>",
            "does not seem to be a schema registry"),
        answer(
            "a plain 404",
            404,
            "application/json",
            "{\"error_code\":404,\"message\":\"no\"}",
            "does not seem to be a schema registry"),
        answer(
            "unauthorised",
            401,
            "application/json",
            "{\"error_code\":401,\"message\":\"no\"}",
            "requires credentials"),
        answer("forbidden", 403, "text/html", "no", "credentials (HTTP 403)"),
        answer(
            "broken",
            500,
            "application/json",
            "{\"error_code\":50001,\"message\":\"disk\"}",
            "is unavailable"),
        answer("unavailable behind a proxy", 503, "text/html", "later", "is unavailable"));
  }

  private static Arguments answer(
      String what, int status, String type, String body, String message) {
    return Arguments.of(what, status, type, body, message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("invalidResponses")
  void urlWithoutARegistryFails(String what, int status, String type, String body, String message) {
    confluent.misbehave(
        exchange -> {
          ConfluentFake.respond(exchange, status, type, body);
          return true;
        });

    assertFails(confluent.url(), message);
  }

  @Test
  void endlessRedirectFails() {
    confluent.misbehave(
        exchange -> {
          exchange.getResponseHeaders().set("Location", exchange.getRequestURI().toString());
          ConfluentFake.respond(exchange, 302, "text/html", "");
          return true;
        });

    assertFails(confluent.url(), "does not seem to be a schema registry");
  }

  @Test
  void unavailableRegistryFails() {
    URI url = confluent.url();
    confluent.close();

    assertFails(url, "is unavailable");
  }

  @Test
  void registryWithoutAnswerFails() {
    confluent.misbehave(exchange -> true);

    assertFails(
        RegistrySettings.of(confluent.url()).withTimeout(Duration.ofMillis(300)), "is unavailable");
  }

  private static void assertFails(URI url, String message) {
    assertFails(RegistrySettings.of(url), message);
  }

  private static void assertFails(RegistrySettings settings, String message) {
    try (SchemaRegistry registry = SchemaRegistry.http(settings)) {
      assertThatThrownBy(() -> RegistryCheck.of(STATE, registry, RuleSet.standard(), TODAY))
          .isInstanceOf(EventBusException.class)
          .hasMessageContaining(message)
          .hasMessageContaining(settings.urls().get(0).toString());
      assertThatThrownBy(() -> RegistryPlan.of(STATE, registry))
          .isInstanceOf(EventBusException.class)
          .hasMessageContaining(message);
    }
  }
}
