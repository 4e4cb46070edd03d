package org.openedx.eventbus.it.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.openedx.eventbus.it.interop.AnotherBuild.Result;

/** Strangers' builds, outside this one, use what this one makes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links to directories need rights there")
class FromAnotherBuildTest {
  private static final String ONE_TEST = "Tests run: 1, Failures: 0, Errors: 0, Skipped: 0";

  /** The libraries, the events of Open edX, the embedded bus and the testkit. */
  @Test
  void aServiceTestsItselfWithAnEmbeddedBus() throws Exception {
    Result build = AnotherBuild.of(Path.of("src/it/stranger"), "test");

    assertThat(build.exitCode()).as(build.output()).isZero();
    assertThat(build.output()).contains(ONE_TEST);
  }

  /** The plugin as well, which generates from contracts that this repository does not know. */
  @Test
  void aShopHasEventsOfItsOwn() throws Exception {
    Result build = AnotherBuild.of(Path.of("../examples/own-events"), "verify");

    assertThat(build.exitCode()).as(build.output()).isZero();
    assertThat(build.output())
        .contains(":generate (contracts) @ own-events")
        .contains(":lint (contracts) @ own-events")
        .contains(":breaking (contracts) @ own-events")
        .contains("ShopEvents.java")
        .contains(ONE_TEST);
  }

  /** A plugin's jar, without anything of ours in it. */
  @Test
  void aPluginForwardsEventsToWebhooks() throws Exception {
    Result build = AnotherBuild.of(Path.of("../examples/events-2-zapier"), "package");

    assertThat(build.exitCode()).as(build.output()).isZero();
    assertThat(build.output()).contains("Tests run: 16, Failures: 0, Errors: 0, Skipped: 0");
  }

  /** What the quickstart starts from. */
  @Test
  void aPluginStartsFromTheTemplate() throws Exception {
    Result build = AnotherBuild.of(Path.of("../examples/plugin-template"), "package");

    assertThat(build.exitCode()).as(build.output()).isZero();
    assertThat(build.output()).contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0");
  }

  /** Filters of Open edX, with rules that its configuration names. */
  @Test
  void aCampusHasRulesOfItsOwn() throws Exception {
    Result build = AnotherBuild.of(Path.of("../examples/filters"), "verify");

    assertThat(build.exitCode()).as(build.output()).isZero();
    assertThat(build.output()).contains("Tests run: 6, Failures: 0, Errors: 0, Skipped: 0");
  }
}
