package org.openedx.eventbus.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.scaffold.NewContract;
import org.openedx.eventbus.tools.scaffold.Release;
import org.openedx.eventbus.tools.scaffold.Scaffold;

class CheckMojosTest {
  private static final String PLACED = "com.acme.shop.order.placed.v1";

  @TempDir Path directory;

  private final List<String> errors = new ArrayList<>();
  private Path contract;

  @BeforeEach
  void begin() {
    contract =
        Scaffold.in(directory.resolve("contracts"))
            .create(
                new NewContract(
                    EventName.of(PLACED),
                    LocalDate.parse("2026-11-22"),
                    Optional.of("A customer placed an order."),
                    Optional.of("shop"),
                    Optional.empty(),
                    Optional.of("order.number"),
                    Optional.empty()));
  }

  private <T extends CheckMojo> T prepared(T mojo) {
    Parameters.set(mojo, "contracts", directory.resolve("contracts").toFile());
    Parameters.set(mojo, "released", directory.resolve("released").toFile());
    Parameters.set(mojo, "rules", directory.resolve("schema-rules.json").toFile());
    Parameters.set(mojo, "basedir", directory.toFile());
    mojo.setLog(
        new SystemStreamLog() {
          @Override
          public void error(CharSequence content) {
            errors.add(content.toString());
          }
        });
    return mojo;
  }

  private void edit(String from, String to) throws IOException {
    Files.writeString(contract, Files.readString(contract).replace(from, to));
  }

  @Test
  void cleanContractsPassWithoutConfiguration() {
    assertThatCode(prepared(new LintMojo())::execute).doesNotThrowAnyException();
    assertThatCode(prepared(new BreakingMojo())::execute).doesNotThrowAnyException();
    assertThat(errors).isEmpty();
  }

  @Test
  void findingsFailTheBuildAndAreLoggedWithTheirLocations() throws Exception {
    edit("\"sender\"", "\"trigger\"");
    LintMojo mojo = prepared(new LintMojo());
    Parameters.set(mojo, "report", directory.resolve("out/lint.sarif").toFile());

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith("1 finding: 1 error");

    assertThat(errors)
        .singleElement()
        .asString()
        .startsWith(contract + ":5:13: error EVENT_OWNER: ");
    assertThat(directory.resolve("out/lint.sarif")).content().contains("\"EVENT_OWNER\"");
  }

  @Test
  void breakingChangeOfAReleasedContractFailsTheBuild() throws Exception {
    Release.of(
        ContractDirectory.read(directory.resolve("contracts")), directory.resolve("released"));
    edit("\"minorVersion\" : 0", "\"minorVersion\" : 1");
    edit("\"type\" : \"string\"", "\"type\" : \"long\"");

    assertThatThrownBy(prepared(new BreakingMojo())::execute)
        .isInstanceOf(MojoFailureException.class);

    assertThat(errors).anyMatch(each -> each.contains("error FIELD_SAME_TYPE: "));
  }

  @Test
  void checkThatCannotRunIsAnExecutionError() throws Exception {
    BreakingMojo missing = prepared(new BreakingMojo());
    Parameters.set(missing, "against", List.of("dir:none"));
    BreakingMojo unknown = prepared(new BreakingMojo());
    Parameters.set(unknown, "against", List.of("main"));
    LintMojo format = prepared(new LintMojo());
    Parameters.set(format, "reportFormat", "xml");
    LintMojo empty = prepared(new LintMojo());
    Parameters.set(empty, "contracts", directory.resolve("none").toFile());

    for (CheckMojo mojo : List.of(missing, unknown, format, empty)) {
      assertThatThrownBy(mojo::execute).isInstanceOf(MojoExecutionException.class);
    }
  }
}
