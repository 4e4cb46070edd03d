package org.openedx.eventbus.tools.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.RegistryUnavailableException;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.registry.RegistryPlan.IncompleteApplyException;

/** Applies plans to a registry with Confluent's documented API. */
class RegistryApplyTest {
  private final ConfluentFake confluent = new ConfluentFake();
  private final SchemaRegistry registry = confluent.client();

  @AfterEach
  void close() {
    registry.close();
    confluent.close();
  }

  private RegistryPlan plan(DesiredState state) {
    return RegistryPlan.of(state, registry);
  }

  private List<ApplyResult> apply(DesiredState state) {
    return plan(state).apply(registry, each -> {});
  }

  @Test
  void emptyRegistryGetsLevelsBeforeSchemas() {
    DesiredState state = Shop.state(Shop.placed(Shop.NUMBER));
    RegistryPlan plan = plan(state);

    assertThat(plan.isDone()).isFalse();
    assertThat(plan.text())
        .containsExactly(
            "+ " + Shop.PLACED_SUBJECT + ": register the first version",
            "    level: global default -> FORWARD_TRANSITIVE",
            "+ " + Shop.KEY_SUBJECT + ": register the first version",
            "to register: 2, levels to set: 1, rejected: 0, unchanged: 0");

    List<ApplyResult> applied = plan.apply(registry, each -> {});

    assertThat(applied).allMatch(ApplyResult::succeeded);
    assertThat(confluent.writes())
        .containsExactly(
            "PUT /config/" + Shop.PLACED_SUBJECT,
            "POST /subjects/" + Shop.PLACED_SUBJECT + "/versions",
            "POST /subjects/" + Shop.KEY_SUBJECT + "/versions");
    assertThat(confluent.texts(Shop.PLACED_SUBJECT))
        .containsExactly(Shop.placed(Shop.NUMBER).wireText());
    assertThat(confluent.level(Shop.PLACED_SUBJECT)).isEqualTo("FORWARD_TRANSITIVE");
    assertThat(confluent.level(Shop.KEY_SUBJECT)).isNull();
  }

  @Test
  void secondRunHasNothingToDo() {
    DesiredState state = Shop.state(Shop.placed(Shop.NUMBER), Shop.paid(Shop.NUMBER));
    apply(state);
    confluent.writes();

    assertThat(plan(state).isDone()).isTrue();
    List<ApplyResult> applied = apply(state);

    assertThat(confluent.writes()).isEmpty();
    assertThat(applied).hasSize(3).allMatch(each -> each.text().isEmpty());
  }

  @Test
  void nextVersionIsRegisteredAfterTheNewest() {
    apply(Shop.state(Shop.placed(Shop.NUMBER)));
    DesiredState next = Shop.state(Shop.placed(Shop.NUMBER, Shop.TOTAL));

    assertThat(plan(next).text().get(0))
        .isEqualTo("+ " + Shop.PLACED_SUBJECT + ": register a new version, after version 1");
    apply(next);
    assertThat(confluent.texts(Shop.PLACED_SUBJECT)).hasSize(2);
  }

  @Test
  void weakerLevelIsSetBeforeTheVersionThatNeedsIt() {
    confluent.put(Shop.PLACED_SUBJECT, Shop.placed(Shop.NUMBER).wireText());
    confluent.level(Shop.PLACED_SUBJECT, "FULL_TRANSITIVE");

    List<ApplyResult> applied =
        apply(Shop.state(Compatibility.FORWARD, Shop.placed(Shop.NUMBER, Shop.TOTAL)));

    assertThat(applied).allMatch(ApplyResult::succeeded);
    assertThat(confluent.level(Shop.PLACED_SUBJECT)).isEqualTo("FORWARD");
    assertThat(confluent.texts(Shop.PLACED_SUBJECT)).hasSize(2);
  }

  @Test
  void onlyTheLevelIsChangedIfTheSchemaIsEquivalent() {
    DesiredState state = Shop.state(Shop.placed(Shop.NUMBER));
    apply(state);
    confluent.level(Shop.PLACED_SUBJECT, "BACKWARD");
    confluent.writes();

    RegistryPlan plan = plan(state);

    assertThat(plan.text())
        .startsWith(
            "~ " + Shop.PLACED_SUBJECT + ": unchanged (version 1)",
            "    level: BACKWARD -> FORWARD_TRANSITIVE");
    List<ApplyResult> applied = plan.apply(registry, each -> {});
    assertThat(applied.get(0).text())
        .contains("+ " + Shop.PLACED_SUBJECT + ": level set to FORWARD_TRANSITIVE");
    assertThat(confluent.writes()).containsExactly("PUT /config/" + Shop.PLACED_SUBJECT);
  }

  @Test
  void rejectionIsReportedAndOthersAreApplied() {
    String hyphen = "com.acme.shop.order.return-asked.v1";
    DesiredState state =
        Shop.state(Shop.contract(hyphen, "number", Shop.NUMBER), Shop.placed(Shop.NUMBER));

    List<ApplyResult> applied = apply(state);

    assertThat(applied).extracting(ApplyResult::succeeded).containsExactly(true, false, true);
    assertThat(applied.get(1).text().orElseThrow())
        .contains(hyphen, "rejected by the registry: Invalid schema: ");
    assertThat(confluent.texts(Shop.PLACED_SUBJECT)).hasSize(1);
  }

  @Test
  void concurrentRunsAreSafe() throws Exception {
    DesiredState state = Shop.state(Shop.placed(Shop.NUMBER), Shop.paid(Shop.NUMBER));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<RegistryPlan> plans = List.of(plan(state), plan(state), plan(state), plan(state));
      List<Callable<List<ApplyResult>>> runs = new ArrayList<>();
      plans.forEach(each -> runs.add(() -> each.apply(registry, done -> {})));

      for (Future<List<ApplyResult>> each : threads.invokeAll(runs)) {
        assertThat(each.get()).allMatch(ApplyResult::succeeded);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(confluent.names()).allSatisfy(each -> assertThat(confluent.texts(each)).hasSize(1));
  }

  @Test
  void failureStopsTheRunAndTheNextRunCompletes() {
    DesiredState state = Shop.state(Shop.placed(Shop.NUMBER), Shop.paid(Shop.NUMBER));
    RegistryPlan plan = plan(state);
    AtomicInteger writes = new AtomicInteger();
    confluent.misbehave(
        exchange -> {
          boolean fails =
              !exchange.getRequestMethod().equals("GET") && writes.incrementAndGet() > 3;
          if (fails) {
            ConfluentFake.respond(exchange, 500, "application/json", "{}");
          }
          return fails;
        });
    List<ApplyResult> done = new ArrayList<>();

    assertThatThrownBy(() -> plan.apply(registry, done::add))
        .isInstanceOf(IncompleteApplyException.class)
        .hasCauseInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("stopped at subject '" + Shop.PLACED_SUBJECT + "' after 1 of 3")
        .hasMessageContaining("HTTP 500");
    assertThat(done).hasSize(1);
    assertThat(confluent.names()).containsExactly(Shop.PAID_SUBJECT);

    confluent.behave();
    apply(state);
    assertThat(plan(state).isDone()).isTrue();
    assertThat(confluent.names())
        .containsExactlyInAnyOrder(Shop.PAID_SUBJECT, Shop.PLACED_SUBJECT, Shop.KEY_SUBJECT)
        .allSatisfy(each -> assertThat(confluent.texts(each)).hasSize(1));
  }
}
