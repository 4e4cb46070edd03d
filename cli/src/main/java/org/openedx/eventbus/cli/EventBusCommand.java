package org.openedx.eventbus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.registry.RegistryUnavailableException;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command itself: its parts, and what becomes of their errors. */
@Command(
    name = "eventbus",
    description = "The Open edX event bus for the JVM.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed", "2:wrong use"},
    subcommands = {CommandLine.HelpCommand.class})
final class EventBusCommand {
  private static final int WIDTH = 100;

  private EventBusCommand() {}

  /** The command line, ready to execute with these arguments. */
  static CommandLine line(Terminal terminal, List<String> arguments) {
    CommandLine line =
        new Subcommands()
            .with("consume", rest -> new ConsumeCommand(terminal))
            .with("dead-letters", rest -> DeadLettersCommand.line(terminal))
            .with("demo", rest -> new DemoCommand(terminal))
            .with("dev", rest -> new DevCommand(terminal))
            .with("filters", rest -> FiltersCommand.line(terminal))
            .with("plugins", rest -> new PluginsCommand(terminal))
            .with("replay", rest -> new ReplayCommand(terminal))
            .with("send", rest -> new SendCommand(terminal))
            .with("tail", rest -> new TailCommand(terminal))
            .with("schema", rest -> SchemaCommand.line(terminal, rest))
            .addTo(new CommandLine(new EventBusCommand()), arguments);
    each(line, EventBusCommand::addHelp);
    return line.setOut(writer(terminal.out()))
        .setErr(writer(terminal.err()))
        .setUsageHelpWidth(WIDTH)
        // @FILE is a file with data, not one with arguments.
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((failure, args) -> refuse(failure, terminal))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> report(failure, command, parsed, terminal));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, UTF_8), true);
  }

  private static void each(CommandLine line, java.util.function.Consumer<CommandLine> action) {
    action.accept(line);
    line.getSubcommands().values().forEach(sub -> each(sub, action));
  }

  private static void addHelp(CommandLine line) {
    CommandLine.Model.CommandSpec spec = line.getCommandSpec();
    if (!(spec.userObject() instanceof CommandLine.HelpCommand)) {
      spec.addOption(
          CommandLine.Model.OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("Show this help and exit.")
              .build());
      spec.addOption(
          CommandLine.Model.OptionSpec.builder("--verbose")
              .type(boolean.class)
              .description("Show the stack trace of an error.")
              .build());
    }
  }

  private static int refuse(ParameterException failure, Terminal terminal) {
    terminal.err().println("eventbus: " + failure.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(
        failure, failure.getCommandLine().getErr());
    seeHelp(failure.getCommandLine(), terminal);
    return ExitCode.WRONG_USE;
  }

  private static void seeHelp(CommandLine command, Terminal terminal) {
    terminal.err().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
  }

  /** One clear line, and the whole story only for those who ask. */
  private static int report(
      Exception failure, CommandLine command, ParseResult parsed, Terminal terminal) {
    if (failure instanceof InterruptedException) {
      terminal.err().println("eventbus: interrupted");
      return ExitCode.FAILED;
    }
    String message = failure.getMessage();
    boolean expected = message != null && Failures.isExpected(failure);
    terminal.out().flush();
    terminal.err().println("eventbus: " + (expected ? message : failure));
    if (parsed.originalArgs().contains("--verbose")) {
      failure.printStackTrace(terminal.err());
    } else if (!expected) {
      terminal.err().println("Run it with --verbose for the whole story.");
    }
    boolean wrongUse =
        failure instanceof WrongUseException
            || failure instanceof ConfigurationException
            || failure instanceof InvalidContractsException;
    if (failure instanceof WrongUseException) {
      seeHelp(command, terminal);
    }
    if (failure instanceof RegistryUnavailableException) {
      terminal.err().println("Start one with 'eventbus dev', or say where it is with --registry.");
    }
    return wrongUse ? ExitCode.WRONG_USE : ExitCode.FAILED;
  }
}
