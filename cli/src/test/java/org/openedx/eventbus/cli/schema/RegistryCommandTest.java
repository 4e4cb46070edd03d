package org.openedx.eventbus.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.cli.Run;
import org.openedx.eventbus.embedded.EmbeddedRegistry;

/** {@code schema registry plan}, {@code apply} and {@code check} against a real registry. */
class RegistryCommandTest {
  private static final String NUMBER = "{\"name\": \"number\", \"type\": \"string\"}";
  private static final String TOTAL = "{\"name\": \"total\", \"type\": \"long\"}";

  private static EmbeddedRegistry registry;

  @TempDir Path module;
  private String prefix = "";

  @BeforeAll
  static void startRegistry() {
    registry = EmbeddedRegistry.startNew();
  }

  @AfterAll
  static void stopRegistry() {
    registry.close();
  }

  @BeforeEach
  void usePrefix(TestInfo test) {
    prefix = test.getTestMethod().orElseThrow().getName();
  }

  private void contract(String name, String... fields) throws IOException {
    Path file = module.resolve("src/main/contracts/shop/" + name + ".avsc");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        {"type": "record", "name": "CloudEvent", "namespace": "%s",
         "event": {"constant": "%s", "key": "number", "topic": "orders"},
         "fields": [%s]}
        """
            .formatted(
                name,
                name.replaceAll("[.-]", "_").toUpperCase(java.util.Locale.ROOT),
                String.join(", ", fields)));
  }

  private Run run(String command, String... options) {
    List<String> arguments = new ArrayList<>(List.of("schema", "registry", command));
    arguments.add(module.toString());
    arguments.addAll(List.of("--registry", registry.url(), "--topic-prefix", prefix));
    arguments.addAll(List.of(options));
    return Run.of(arguments.toArray(String[]::new));
  }

  @Test
  void appliedPlanLeavesNothingToDo() throws Exception {
    contract("com.acme.shop.order.placed.v1", NUMBER, TOTAL);

    Run plan = run("plan");
    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out())
        .contains("registry " + registry.url())
        .contains("+ " + prefix + "-orders-com.acme.shop.order.placed.v1.CloudEvent: register")
        .contains("    level: global default -> FORWARD_TRANSITIVE")
        .contains("to register: 2, levels to set: 1, rejected: 0, unchanged: 0");

    Run apply = run("apply");
    assertThat(apply.exitCode()).as(apply.err()).isZero();
    assertThat(apply.out())
        .contains(plan.out())
        .contains("CloudEvent: level set to FORWARD_TRANSITIVE, registered with id ");

    Run again = run("apply");
    assertThat(again.exitCode()).isZero();
    assertThat(again.out())
        .contains("orders-string: unchanged (version 1)")
        .contains("to register: 0, levels to set: 0, rejected: 0, unchanged: 2")
        .doesNotContain("registered with id");
  }

  @Test
  void incompatibleChangeIsRejectedByPlanApplyAndCheck() throws Exception {
    String name = "com.acme.shop.order.placed.v1";
    contract(name, NUMBER, TOTAL);
    assertThat(run("apply").exitCode()).isZero();
    assertThat(run("check").exitCode()).isZero();
    contract(name, NUMBER);

    Run plan = run("plan");
    assertThat(plan.exitCode()).isEqualTo(100);
    assertThat(plan.out())
        .contains("CloudEvent: REJECTED", "registry version 1 cannot read", "total");
    Run apply = run("apply");
    assertThat(apply.exitCode()).isEqualTo(100);
    Run check = run("check");
    assertThat(check.exitCode()).isEqualTo(100);
    assertThat(check.out()).contains(name + ".avsc:", "registry version 1", "total");
  }

  @Test
  void simultaneousAppliesSucceedAndRegisterOneVersion() throws Exception {
    for (int i = 0; i < 12; i++) {
      contract("com.acme.shop.order%d.placed.v1".formatted(i), NUMBER, TOTAL);
    }
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (Future<Run> each :
          threads.invokeAll(List.<Callable<Run>>of(() -> run("apply"), () -> run("apply")))) {
        assertThat(each.get().exitCode()).as(each.get().err()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }

    JsonNode plan = new ObjectMapper().readTree(run("plan", "--format", "json").out());
    assertThat(plan).hasSize(13);
    assertThat(plan)
        .allSatisfy(
            each -> {
              assertThat(each.path("action").asText()).isEqualTo("unchanged");
              assertThat(each.path("newest").asInt()).isEqualTo(1);
              assertThat(each.path("level").isNull()).isTrue();
            });
  }

  @Test
  void rulesFileSetsTheLevel() throws Exception {
    contract("com.acme.shop.order.placed.v1", NUMBER);
    Files.writeString(
        module.resolve("schema-rules.json"),
        "{\"levels\": {\"com.acme.shop.order.placed.v1\": \"FULL\"}}");

    assertThat(run("apply").out()).contains("default -> FULL", "level set to FULL");

    Path other = Files.writeString(module.resolve("other.json"), "{\"level\": \"BACKWARD\"}");
    assertThat(run("plan", "--rules", other.toString()).out()).contains("level: FULL -> BACKWARD");
  }

  @Test
  void optionsOverrideTheConfiguration() throws Exception {
    contract("com.acme.shop.order.placed.v1", NUMBER);
    Path config =
        Files.writeString(
            module.resolve("bus.properties"),
            """
            eventbus.topic.prefix=prod
            eventbus.produce.com.acme.shop.order.placed.v1.topics.audit.enabled=true
            """);

    Run plan = run("plan", "--config", config.toString());

    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out())
        .contains("+ " + prefix + "-audit-string", "+ " + prefix + "-orders-string")
        .doesNotContain("prod-");
  }

  @Test
  void jsonIsOneDocument() throws Exception {
    contract("com.acme.shop.order.placed.v1", NUMBER);
    ObjectMapper mapper = new ObjectMapper();

    JsonNode plan = mapper.readTree(run("plan", "--format", "json").out());
    JsonNode applied = mapper.readTree(run("apply", "--format", "json").out());

    assertThat(plan.findValuesAsText("action")).containsExactly("register", "register");
    assertThat(applied.findValuesAsText("outcome")).containsExactly("done", "done");
  }

  @Test
  void unavailableRegistryFailsWithOneLine() throws Exception {
    contract("com.acme.shop.order.placed.v1", NUMBER);
    for (String command : List.of("plan", "apply", "check")) {
      Run run =
          Run.of(
              "schema", "registry", command, module.toString(), "--registry", "http://127.0.0.1:1");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .startsWith("eventbus: the schema registry is unavailable: http://127.0.0.1:1 (");
    }
  }

  @Test
  void checkCanBeWrittenAsJsonToAFile() throws Exception {
    String name = "com.acme.shop.order.placed.v1";
    contract(name, NUMBER, TOTAL);
    run("apply");
    contract(name, NUMBER);
    Path file = module.resolve("report.json");

    Run check = run("check", "--format", "json", "--output", file.toString());

    assertThat(check.exitCode()).isEqualTo(100);
    JsonNode finding = new ObjectMapper().readTree(file.toFile()).get(0);
    assertThat(finding.path("rule").asText()).isEqualTo("FIELD_NO_DELETE");
    assertThat(finding.path("against").path("name").asText()).isEqualTo("registry version 1");
  }

  @Test
  void invalidContractIsAFindingOfCheckAndFailsPlan() throws Exception {
    contract("com.acme.shop.order.placed.v1", "{\"name\": \"number\", \"type\": \"strng\"}");

    Run check = run("check");
    assertThat(check.exitCode()).isEqualTo(100);
    assertThat(check.out()).contains("AVRO_UNDEFINED_TYPE");
    for (String command : List.of("plan", "apply")) {
      Run run = run(command);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("placed.v1.avsc:3:", "the type 'strng' is not defined");
    }
  }

  @Test
  void directoryWithoutContractsFails() {
    for (String command : List.of("plan", "apply", "check")) {
      Run run = run(command);

      assertThat(run.exitCode()).isIn(1, 2);
      assertThat(run.err()).contains("no contract (*.avsc)", module.toString());
    }
  }
}
