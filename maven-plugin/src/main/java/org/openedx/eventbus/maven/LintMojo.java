package org.openedx.eventbus.maven;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.openedx.eventbus.tools.check.SchemaChecks;
import org.openedx.eventbus.tools.report.Report;

/** Checks contracts by the rules, and fails with all findings and their positions. */
@Mojo(name = "lint", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class LintMojo extends CheckMojo {
  @Override
  Report check(SchemaChecks checks) {
    return checks.lint();
  }
}
