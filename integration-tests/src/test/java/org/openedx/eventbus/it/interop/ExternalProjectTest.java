package org.openedx.eventbus.it.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.openedx.eventbus.it.interop.ExternalMavenBuild.Result;

/**
 * Projects outside this build use its artifacts. Builds the examples and a small service in
 * separate Maven processes, and checks their test counts.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links to directories need rights there")
class ExternalProjectTest {
  private static final String ONE_TEST = "Tests run: 1, Failures: 0, Errors: 0, Skipped: 0";

  /** Uses the libraries, the events of Open edX, the embedded bus and the testkit. */
  @Test
  void externalServiceTestsItselfWithAnEmbeddedBus() throws Exception {
    Result build = ExternalMavenBuild.of(Path.of("src/it/external-service"), "test");

    assertThat(build.exitCode()).as(build.output()).isZero();
    assertThat(build.output()).contains(ONE_TEST);
  }

  /** Also uses the Maven plugin, which generates code from contracts outside this repository. */
  @Test
  void ownEventsExampleGeneratesAndChecksItsContracts() throws Exception {
    Result build = ExternalMavenBuild.of(Path.of("../examples/own-events"), "verify");

    assertThat(build.exitCode()).as(build.output()).isZero();
    assertThat(build.output())
        .contains(":generate (contracts) @ own-events")
        .contains(":lint (contracts) @ own-events")
        .contains(":breaking (contracts) @ own-events")
        .contains("ShopEvents.java")
        .contains(ONE_TEST);
  }

  /** Builds a plugin's jar without the project's classes in it. */
  @Test
  @Tag("thorough")
  void webhookPluginExampleBuilds() throws Exception {
    Result build = ExternalMavenBuild.of(Path.of("../examples/events-2-zapier"), "package");

    assertThat(build.exitCode()).as(build.output()).isZero();
    assertThat(build.output()).contains("Tests run: 16, Failures: 0, Errors: 0, Skipped: 0");
  }

  /** Builds the template of the plugin quickstart. */
  @Test
  @Tag("thorough")
  void pluginTemplateBuilds() throws Exception {
    Result build = ExternalMavenBuild.of(Path.of("../examples/plugin-template"), "package");

    assertThat(build.exitCode()).as(build.output()).isZero();
    assertThat(build.output()).contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0");
  }

  /** Uses filters of Open edX with rules from its configuration. */
  @Test
  @Tag("thorough")
  void filtersExampleBuilds() throws Exception {
    Result build = ExternalMavenBuild.of(Path.of("../examples/filters"), "verify");

    assertThat(build.exitCode()).as(build.output()).isZero();
    assertThat(build.output()).contains("Tests run: 6, Failures: 0, Errors: 0, Skipped: 0");
  }
}
