package org.openedx.eventbus.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.cli.Run;

/** {@code schema catalog} and {@code schema asyncapi}. */
class CatalogCommandTest {
  private static final String ORDER = "com.example.shop.order.placed.v1";
  private static final String CONTRACT =
      """
      {"type": "record", "name": "CloudEvent", "namespace": "com.example.shop.order.placed.v1",
       "event": {"constant": "ORDER_PLACED", "about": "Somebody bought something.", "topic": "orders"},
       "fields": [{"name": "number", "type": "long", "about": "The order's."}]}
      """;

  @TempDir Path directory;

  private Path module;
  private Path contracts;
  private Path output;

  @BeforeEach
  void prepare() throws IOException {
    module = directory.resolve("module");
    contracts = Files.createDirectories(module.resolve("src/main/contracts"));
    output = directory.resolve("output");
    Files.writeString(contracts.resolve("order.avsc"), CONTRACT);
  }

  private Run schema(String command, Path from) {
    return Run.of("schema", command, from.toString(), "--output", output.toString());
  }

  @Test
  void catalogWritesASite() {
    Run run = schema("catalog", module);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("wrote " + output.resolve("index.html"))
        .contains("event types: 1,");
    assertThat(output.resolve("events/" + ORDER + ".html")).exists();
  }

  @Test
  void catalogTakesSeveralDirectoriesOfContracts() throws IOException {
    Path more = Files.createDirectories(directory.resolve("more"));
    Files.writeString(
        more.resolve("x.avsc"), CONTRACT.replace("placed", "paid").replace("PLACED", "PAID"));

    Run run =
        Run.of(
            "schema",
            "catalog",
            contracts.toString(),
            more.toString(),
            "--output",
            output.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(output.resolve("events/com.example.shop.order.paid.v1.html")).exists();
    assertThat(output.resolve("events/" + ORDER + ".html")).exists();
  }

  @Test
  void asyncapiWritesADocument() throws IOException {
    Run run = schema("asyncapi", module);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    JsonNode document = new ObjectMapper().readTree(output.toFile());
    assertThat(document.at("/channels/orders/address").asText()).isEqualTo("orders");
  }

  @Test
  void asyncapiWritesToStandardOutputByDefault() throws IOException {
    Run run =
        Run.of(
            "schema",
            "asyncapi",
            module.toString(),
            "--topic-prefix",
            "prod",
            "--server",
            "kafka:9092",
            "--registry",
            "http://registry");

    JsonNode document = new ObjectMapper().readTree(run.out());
    assertThat(document.at("/channels/orders/address").asText()).isEqualTo("prod-orders");
    assertThat(document.at("/servers/kafka/bindings/kafka/schemaRegistryUrl").asText())
        .isEqualTo("http://registry");
  }

  @Test
  void allProblemsOfContractsAreReported() throws IOException {
    Files.writeString(contracts.resolve("a.avsc"), "{");
    Files.writeString(contracts.resolve("b.avsc"), "[]");

    for (String command : new String[] {"catalog", "asyncapi"}) {
      Run run = schema(command, module);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("2 problems", "a.avsc:1:", "b.avsc:1:");
      assertThat(output).doesNotExist();
    }
  }

  @Test
  void directoryWithoutContractsFails() throws IOException {
    Files.delete(contracts.resolve("order.avsc"));

    for (String command : new String[] {"catalog", "asyncapi"}) {
      Run run = schema(command, module);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("no contract (*.avsc) in " + contracts);
      assertThat(output).doesNotExist();
    }
  }

  @Test
  void missingDirectoryIsReported() {
    for (String command : new String[] {"catalog", "asyncapi"}) {
      Run run = schema(command, directory.resolve("nowhere"));

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("nowhere is not a directory");
    }
  }

  @Test
  void unwritableOutputIsReported() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "mine");

    output = file;
    assertThat(schema("catalog", module).err()).contains("eventbus: " + file + " is a file");
    output = file.resolve("below");
    assertThat(schema("catalog", module).exitCode()).isEqualTo(1);
    Run below = schema("asyncapi", module);
    assertThat(below.exitCode()).isEqualTo(1);
    assertThat(below.err()).contains("cannot write " + output);
    output = module;
    Run run = schema("asyncapi", module);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(module + " is a directory");
    assertThat(file).hasContent("mine");
  }

  @Test
  void registryWithoutServerIsAUsageError() {
    Run run = Run.of("schema", "asyncapi", module.toString(), "--registry", "http://registry");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--server");
  }
}
