package org.openedx.eventbus.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code eventbus schema lint}: contracts by the rules. */
@Command(name = "lint", description = "Judge contracts by the rules of docs/rules.")
final class LintCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CheckOptions options = new CheckOptions();

  @Mixin private ReportOptions report = new ReportOptions();

  LintCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return report.write(options.checks().lint(), terminal);
  }
}
