package org.openedx.eventbus.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.check.SchemaChecks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eventbus schema compare}: any two Avro schemas. */
@Command(name = "compare", description = "Compare any two Avro schemas, be they of events or not.")
final class CompareCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "OLD", description = "The earlier schema.")
  private Path older = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The later one.")
  private Path newer = Path.of("");

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      defaultValue = "FORWARD_TRANSITIVE",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private Compatibility level = Compatibility.FORWARD_TRANSITIVE;

  @Mixin private ReportOptions report = new ReportOptions();

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return report.write(
        SchemaChecks.compare(
            ModuleDirectories.file(older), ModuleDirectories.file(newer), level, Path.of("")),
        terminal);
  }
}
