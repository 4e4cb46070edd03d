package org.openedx.eventbus.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogMojoTest {
  private static final String CART = "com.acme.shop.cart.filled.v1";

  @TempDir Path directory;

  private final CatalogMojo mojo = new CatalogMojo();

  @BeforeEach
  void prepare() throws IOException {
    Path contracts = Files.createDirectories(directory.resolve("contracts"));
    Files.writeString(contracts.resolve("any-name.avsc"), ContractTexts.of(CART));
    set("contracts", contracts.toFile());
    set("released", directory.resolve("released").toFile());
    set("rules", directory.resolve("schema-rules.json").toFile());
    set("catalog", directory.resolve("target/catalog").toFile());
  }

  private void set(String parameter, Object value) {
    Parameters.set(mojo, parameter, value);
  }

  @Test
  void siteNamesTheBasePackageAndTheLevels() throws Exception {
    set("basePackage", "com.acme.own");
    Files.writeString(
        directory.resolve("schema-rules.json"),
        "{\"levels\": {\"" + CART + "\": \"FULL_TRANSITIVE\"}}");

    mojo.execute();

    assertThat(directory.resolve("target/catalog/index.html")).exists();
    assertThat(directory.resolve("target/catalog/events/" + CART + ".html"))
        .content()
        .contains("com.acme.own.shop.ShopEvents.CART_FILLED", "FULL_<wbr>TRANSITIVE");
  }

  @Test
  void allProblemsOfTheContractsAreReported() throws Exception {
    Files.writeString(directory.resolve("contracts/a.avsc"), "{");
    Files.writeString(directory.resolve("contracts/b.avsc"), "[]");

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContainingAll("2 problems", "a.avsc:1:", "b.avsc:1:");
  }

  @Test
  void missingContractsAreReported() {
    set("contracts", directory.resolve("nowhere").toFile());

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void unwritableSiteIsAnExecutionError() throws Exception {
    set("catalog", Files.writeString(directory.resolve("file"), "x").toFile());

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("is a file");
  }
}
