package org.openedx.eventbus.tools.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.registry.SubjectPlan.Action;

/** Content of plans for a registry with Confluent's documented API. */
class RegistryPlanTest {
  private static final String INVOICE = "{\"name\": \"invoice\", \"type\": \"string\"}";

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

  private static SubjectPlan of(String subject, RegistryPlan plan) {
    return plan.subjects().stream()
        .filter(each -> each.desired().subject().value().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void planOnlyReadsTheRegistry() {
    plan(Shop.state(Shop.placed(Shop.NUMBER)));

    assertThat(confluent.writes()).isEmpty();
    assertThat(confluent.names()).isEmpty();
  }

  @Test
  void equivalentTextIsUnchanged() {
    String theirs =
        """
        {"namespace": "%s", "name": "CloudEvent", "type": "record", "doc": "theirs",
           "fields": [ {"type": {"type": "string"}, "name": "number"} ]}
        """
            .formatted(Shop.PLACED);
    confluent.put(Shop.PLACED_SUBJECT, theirs);
    confluent.level(Shop.PLACED_SUBJECT, "FORWARD_TRANSITIVE");
    confluent.put(Shop.KEY_SUBJECT, Shop.NUMBER);

    RegistryPlan plan = plan(Shop.state(Shop.placed(Shop.NUMBER)));

    assertThat(plan.isDone()).as("%s", plan.text()).isTrue();
    assertThat(of(Shop.PLACED_SUBJECT, plan).version()).contains(1);
  }

  /** Open edX registers its own text of each key, and the id is part of the key's bytes. */
  @Test
  void everyTextOfAKeyIsPlannedUntilTheRegistryHasIt() {
    confluent.put(Shop.KEY_SUBJECT, "\"string\"");
    DesiredState state =
        Shop.state(Shop.placed(Shop.NUMBER), Shop.contract(Shop.PAID, "invoice", INVOICE));

    RegistryPlan plan = plan(state);

    assertThat(plan.text())
        .contains(
            "+ "
                + Shop.KEY_SUBJECT
                + ": register a new version, after version 1 (2 texts of the key)");
    List<ApplyResult> applied = plan.apply(registry, each -> {});
    assertThat(confluent.texts(Shop.KEY_SUBJECT))
        .containsExactly("\"string\"", INVOICE, Shop.NUMBER);
    ApplyResult key = applied.get(2);
    assertThat(key.ids()).hasSize(2).doesNotHaveDuplicates();
    assertThat(key.text().orElseThrow())
        .endsWith("registered with id " + key.ids().get(0) + ", " + key.ids().get(1));
    assertThat(plan(state).isDone()).isTrue();
  }

  @Test
  void keysOfOneVersionAreUnchangedWhereMeaningIsCompared() {
    confluent.compareMeaning();
    confluent.put(Shop.KEY_SUBJECT, "\"string\"");
    DesiredState state =
        Shop.state(Shop.placed(Shop.NUMBER), Shop.contract(Shop.PAID, "invoice", INVOICE));
    apply(state);

    assertThat(confluent.texts(Shop.KEY_SUBJECT)).containsExactly("\"string\"");
    assertThat(plan(state).isDone()).isTrue();
  }

  @Test
  void restoredOldVersionIsNotRegisteredAgain() {
    apply(Shop.state(Shop.placed(Shop.NUMBER)));
    apply(Shop.state(Shop.placed(Shop.NUMBER, Shop.TOTAL)));

    RegistryPlan plan = plan(Shop.state(Shop.placed(Shop.NUMBER)));

    assertThat(plan.text().get(0))
        .isEqualTo("= " + Shop.PLACED_SUBJECT + ": unchanged (version 1; the newest is version 2)");
  }

  @Test
  void everyIncompatibleVersionIsNamedAndNothingRegistered() {
    confluent.put(Shop.PLACED_SUBJECT, Shop.placed(Shop.NUMBER, Shop.TOTAL).wireText());
    confluent.put(Shop.PLACED_SUBJECT, Shop.placed(Shop.NUMBER, Shop.NOTE).wireText());
    confluent.put(Shop.PLACED_SUBJECT, Shop.placed(Shop.NUMBER, Shop.TOTAL, Shop.NOTE).wireText());
    confluent.level(Shop.PLACED_SUBJECT, "NONE");
    DesiredState state = Shop.state(Shop.placed(Shop.NUMBER), Shop.paid(Shop.NUMBER));

    RegistryPlan plan = plan(state);

    assertThat(plan.refuses()).isTrue();
    SubjectPlan refused = of(Shop.PLACED_SUBJECT, plan);
    assertThat(refused.level()).isEmpty();
    assertThat(refused.refusals())
        .hasSize(2)
        .satisfiesExactly(
            first -> assertThat(first).contains("total", "still on registry version 1 cannot"),
            second -> assertThat(second).contains("total", "still on registry version 3 cannot"));
    List<ApplyResult> applied = plan.apply(registry, each -> {});

    assertThat(applied).extracting(ApplyResult::succeeded).containsExactly(true, false, true);
    assertThat(confluent.level(Shop.PLACED_SUBJECT)).isEqualTo("NONE");
    assertThat(confluent.texts(Shop.PLACED_SUBJECT)).hasSize(3);
    assertThat(confluent.texts(Shop.PAID_SUBJECT)).hasSize(1);
  }

  @Test
  void deletedVersionsAreNotCompared() {
    confluent.put(Shop.PLACED_SUBJECT, Shop.placed(Shop.NUMBER, Shop.TOTAL).wireText());
    confluent.put(Shop.PLACED_SUBJECT, Shop.placed(Shop.NUMBER, Shop.NOTE).wireText());
    confluent.deleteSoftly(Shop.PLACED_SUBJECT, 1);

    List<ApplyResult> applied = apply(Shop.state(Shop.placed(Shop.NUMBER)));

    assertThat(applied).allMatch(ApplyResult::succeeded);
    assertThat(of(Shop.PLACED_SUBJECT, plan(Shop.state(Shop.placed(Shop.NUMBER)))).version())
        .contains(3);
  }

  @Test
  void unreadableVersionIsRefused() {
    confluent.put(Shop.PLACED_SUBJECT, "{\"type\": \"com.acme.ElsewhereDefined\"}");

    SubjectPlan plan = of(Shop.PLACED_SUBJECT, plan(Shop.state(Shop.placed(Shop.NUMBER))));

    assertThat(plan.action()).isEqualTo(Action.REFUSED);
    assertThat(plan.refusals().get(0)).startsWith("registry version 1 cannot be compared");
  }

  @Test
  void jsonHasTheSameContentAsText() throws Exception {
    confluent.put(Shop.PAID_SUBJECT, Shop.paid(Shop.NUMBER, Shop.TOTAL).wireText());
    Contract placed = Shop.placed(Shop.NUMBER);
    RegistryPlan plan = plan(Shop.state(placed, Shop.paid(Shop.NUMBER)));

    JsonNode json = new ObjectMapper().readTree(plan.json());

    assertThat(json).hasSize(3);
    assertThat(json.get(0).path("action").asText()).isEqualTo("refused");
    assertThat(json.get(0).path("newest").asInt()).isEqualTo(1);
    assertThat(json.get(0).path("refusals")).hasSize(1);
    assertThat(json.get(1).path("subject").asText()).isEqualTo(Shop.PLACED_SUBJECT);
    assertThat(json.get(1).path("level").path("from").isNull()).isTrue();
    assertThat(json.get(1).path("level").path("to").asText()).isEqualTo("FORWARD_TRANSITIVE");
    assertThat(json.get(2).path("of").asText()).isEqualTo("key");
    assertThat(json.get(2).path("eventTypes")).hasSize(2);

    List<ApplyResult> applied = plan.apply(registry, each -> {});
    JsonNode outcomes = new ObjectMapper().readTree(plan.json(applied));
    assertThat(outcomes.findValuesAsText("outcome")).containsExactly("refused", "done", "done");
    assertThat(outcomes.get(1).path("id").asInt()).isPositive();
    JsonNode halfWay = new ObjectMapper().readTree(plan.json(applied.subList(0, 1)));
    assertThat(halfWay.findValuesAsText("outcome"))
        .containsExactly("refused", "untried", "untried");
  }
}
