package org.openedx.eventbus.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.cli.Run;

class GenerateCommandTest {
  private static final String CONTRACT =
      """
      {"type": "record", "name": "CloudEvent", "namespace": "com.example.shop.order.placed.v1",
       "event": {"constant": "ORDER_PLACED", "about": "Somebody bought something."},
       "fields": [{"name": "number", "type": "long", "about": "The order's."}]}
      """;

  @TempDir Path module;

  private Run generate(String... more) {
    return Run.of(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("schema", "generate", module.toString()),
                java.util.Arrays.stream(more))
            .toArray(String[]::new));
  }

  @Test
  void checkFailsUnlessFilesAreUpToDate() throws Exception {
    Path contracts = Files.createDirectories(module.resolve("src/main/contracts"));
    Path contract = contracts.resolve("com.example.shop.order.placed.v1.avsc");
    Files.writeString(contract, CONTRACT);

    Run missing = generate("--check");
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.out()).contains("missing: ");
    assertThat(missing.err()).contains("schema generate");

    assertThat(generate().out()).contains("OrderPlaced.java");
    assertThat(generate("--check").exitCode()).isZero();
    assertThat(generate().out()).isEmpty();

    Files.writeString(contract, CONTRACT.replace("\"long\"", "\"string\""));
    Run stale = generate("--check");
    assertThat(stale.exitCode()).isEqualTo(1);
    assertThat(stale.out()).contains("stale: ");
  }

  @Test
  void invalidContractsFailWithTheirPosition() throws Exception {
    Path contracts = Files.createDirectories(module.resolve("src/main/contracts"));
    Files.writeString(contracts.resolve("bad.avsc"), CONTRACT.replace("ORDER_PLACED", "order"));

    Run run = generate();

    assertThat(run.exitCode()).isNotZero();
    assertThat(run.err()).contains("bad.avsc:2");
  }
}
