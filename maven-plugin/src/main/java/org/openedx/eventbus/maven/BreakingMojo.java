package org.openedx.eventbus.maven;

import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.check.BreakingOptions;
import org.openedx.eventbus.tools.check.SchemaChecks;
import org.openedx.eventbus.tools.history.HistorySpec;
import org.openedx.eventbus.tools.report.Report;

/**
 * Compares each contract with its earlier versions, and fails on breaking changes. Credentials of a
 * registry come from the configuration or the environment.
 */
@Mojo(name = "breaking", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class BreakingMojo extends CheckMojo {
  /**
   * Sources of earlier versions: {@code git:REV[:SUBDIR]}, {@code dir:PATH}, {@code released} or
   * {@code registry:URL}; several are separated by commas. For example {@code
   * released,git:origin/main...}.
   */
  @Parameter(property = "eventbus.against", defaultValue = "released")
  private List<String> against = List.of("released");

  /**
   * Compatibility level of all event types, for example {@code FULL_TRANSITIVE}. Overrides the
   * levels of the rules file.
   */
  @Parameter(property = "eventbus.level")
  private @Nullable Compatibility level;

  @Override
  Report check(SchemaChecks checks) {
    List<HistorySpec> sources = against.stream().map(HistorySpec::parse).toList();
    return checks.breaking(
        new BreakingOptions(sources, Optional.ofNullable(level), EventBusConfig::load));
  }
}
