package org.openedx.eventbus.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryCheckMojoTest {
  private static final String PLACED = "com.acme.shop.order.placed.v1";

  @TempDir Path directory;

  private RegistryStub registry;
  private final RegistryCheckMojo mojo = new RegistryCheckMojo();

  @BeforeEach
  void prepare() throws Exception {
    registry = new RegistryStub();
    Path contracts = Files.createDirectories(directory.resolve("contracts"));
    Files.writeString(contracts.resolve(PLACED + ".avsc"), ContractTexts.of(PLACED));
    Parameters.set(mojo, "contracts", contracts.toFile());
    Parameters.set(mojo, "released", directory.resolve("released").toFile());
    Parameters.set(mojo, "rules", directory.resolve("schema-rules.json").toFile());
    Parameters.set(mojo, "basedir", directory.toFile());
    Parameters.set(mojo, "registryUrl", registry.url());
    Parameters.set(mojo, "topicPrefix", "prod");
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void registryWithoutTheContractsHasNoFindings() {
    assertThatCode(mojo::execute).doesNotThrowAnyException();
  }

  @Test
  void breakingChangeFailsTheBuild() {
    registry.put(
        "prod-shop-order-lifecycle-" + PLACED + ".CloudEvent",
        """
        {"type": "record", "name": "CloudEvent", "namespace": "%s", "fields": [
          {"name": "id", "type": "long"}, {"name": "gone", "type": "long"}]}
        """
            .formatted(PLACED));

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("1 finding: 1 error");
  }

  @Test
  void unavailableRegistryIsAnExecutionError() throws Exception {
    registry.close();

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("the schema registry is unavailable");
  }
}
