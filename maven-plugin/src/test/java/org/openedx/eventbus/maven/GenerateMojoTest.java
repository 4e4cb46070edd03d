package org.openedx.eventbus.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateMojoTest {
  private static final String CART = "com.acme.shop.cart.filled.v1";

  @TempDir Path directory;

  private final MavenProject project = new MavenProject();
  private final GenerateMojo mojo = new GenerateMojo();

  @BeforeEach
  void prepare() throws IOException {
    Path contracts = Files.createDirectories(directory.resolve("contracts"));
    Files.writeString(contracts.resolve("any-name.avsc"), ContractTexts.of(CART));
    set("contracts", contracts.toFile());
    set("released", directory.resolve("released").toFile());
    set("output", directory.resolve("output").toFile());
    set("project", project);
  }

  private void set(String parameter, Object value) {
    Parameters.set(mojo, parameter, value);
  }

  @Test
  void sourcesAndContractsAreAddedToTheProject() throws Exception {
    mojo.execute();

    assertThat(project.getCompileSourceRoots())
        .containsExactly(directory.resolve("output/java").toString());
    assertThat(project.getResources())
        .extracting(Resource::getDirectory)
        .containsExactly(directory.resolve("output/resources").toString());
    assertThat(directory.resolve("output/resources/META-INF/eventbus/contracts/" + CART + ".avsc"))
        .hasContent(ContractTexts.of(CART));
  }

  @Test
  void basePackageIsUsed() throws Exception {
    set("basePackage", "com.acme.own");

    mojo.execute();

    assertThat(directory.resolve("output/java/com/acme/own/shop/ShopEvents.java")).exists();
  }

  @Test
  void checkOfStaleFilesFailsAndAddsNothing() throws Exception {
    set("check", true);

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("missing: java/com/acme/events/shop/CartFilled.java");
    assertThat(directory.resolve("output")).doesNotExist();
    assertThat(project.getCompileSourceRoots()).isEmpty();
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
  void removedContractsLeaveNoFiles() throws Exception {
    mojo.execute();
    Files.move(
        directory.resolve("contracts/any-name.avsc"), directory.resolve("contracts/gone.txt"));
    Files.writeString(
        directory.resolve("contracts/o.avsc"), ContractTexts.of("com.acme.shop.order.placed.v1"));

    assertThatCode(mojo::execute).doesNotThrowAnyException();

    assertThat(directory.resolve("output/resources/META-INF/eventbus/contracts"))
        .isDirectoryNotContaining("glob:**" + CART + ".avsc")
        .isDirectoryContaining("glob:**order.placed.v1.avsc");
  }
}
