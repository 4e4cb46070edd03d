package org.openedx.eventbus.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Known vulnerabilities of dependencies: the versions, and the workflow that looks for new ones.
 */
class DependenciesTest {
  private static final Path ROOT = Path.of("..").normalize();

  /** Patches of 2.21 up to this one fix published vulnerabilities. */
  private static final Version FIXED = new Version(2, 21, 8, null, null, null);

  @Test
  void jacksonHasTheFixesOfItsPatches() {
    assertThat(com.fasterxml.jackson.core.json.PackageVersion.VERSION.compareTo(FIXED))
        .isNotNegative();
    assertThat(com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION.compareTo(FIXED))
        .isNotNegative();
  }

  @Test
  void workflowScansTheListOfDependencies() throws Exception {
    assertThat(Files.readString(ROOT.resolve(".github/workflows/dependencies.yml")))
        .contains(
            "schedule:", "cyclonedx-maven-plugin:makeAggregateBom", "osv-scanner", "bom.json");
  }
}
