package org.openedx.eventbus.cli;

import java.util.ArrayList;
import java.util.List;
import org.openedx.eventbus.tools.desired.PlanText;
import org.openedx.eventbus.tools.desired.RegistryPlan;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is planned for which registry, and how it is printed. */
final class PlanOptions {
  @Mixin private RegistryOptions registry = new RegistryOptions();

  @Option(names = "--format", paramLabel = "text|json", description = "Default: ${DEFAULT-VALUE}")
  private Format format = Format.TEXT;

  /** How plans are printed. */
  enum Format {
    TEXT,
    JSON
  }

  RegistryOptions registry() {
    return registry;
  }

  boolean isJson() {
    return format == Format.JSON;
  }

  /** The plan for people. */
  List<String> lines(RegistryPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("registry " + registry.registryName());
    lines.addAll(PlanText.of(plan));
    return lines;
  }
}
