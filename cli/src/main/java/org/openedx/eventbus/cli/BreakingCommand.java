package org.openedx.eventbus.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.check.BreakingOptions;
import org.openedx.eventbus.tools.history.HistorySpec;
import org.openedx.eventbus.tools.history.HistorySpec.InvalidHistorySpecException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus schema breaking}: contracts beside earlier versions of themselves. */
@Command(name = "breaking", description = "Compare each contract with earlier versions of itself.")
final class BreakingCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CheckOptions options = new CheckOptions();

  @Option(
      names = "--against",
      paramLabel = "SOURCE",
      defaultValue = "released",
      description = {
        "git:REV[:SUBDIR], dir:PATH, released or registry:URL; may be given several times."
            + " git:A...B is the merge base of two, git:origin/main... that of a branch."
            + " Credentials of a registry and the topics' prefix come from the environment and"
            + " eventbus.properties. Default: ${DEFAULT-VALUE}"
      })
  private List<String> against = List.of();

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description =
          "${COMPLETION-CANDIDATES}, for all event types. Default: what the rules file says, else"
              + " FORWARD_TRANSITIVE")
  private @Nullable Compatibility level;

  @Mixin private ReportOptions report = new ReportOptions();

  BreakingCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    BreakingOptions settings =
        new BreakingOptions(sources(), Optional.ofNullable(level), EventBusConfig::load);
    return report.write(options.checks().breaking(settings), terminal);
  }

  private List<HistorySpec> sources() {
    try {
      return against.stream().map(HistorySpec::parse).toList();
    } catch (InvalidHistorySpecException e) {
      throw new WrongUseException("--against: " + e.getMessage(), e);
    }
  }
}
