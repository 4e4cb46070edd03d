package org.openedx.eventbus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.cli.bus.ConsumeCommand;
import org.openedx.eventbus.cli.bus.DemoCommand;
import org.openedx.eventbus.cli.bus.DevCommand;
import org.openedx.eventbus.cli.bus.FiltersCommand;
import org.openedx.eventbus.cli.bus.PluginsCommand;
import org.openedx.eventbus.cli.bus.SendCommand;
import org.openedx.eventbus.cli.bus.TailCommand;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.CommandFailedException;
import org.openedx.eventbus.cli.common.LazySubcommands;
import org.openedx.eventbus.cli.common.Terminal;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.cli.common.ValueConverters;
import org.openedx.eventbus.cli.group.DeadLettersCommand;
import org.openedx.eventbus.cli.group.OffsetsCommand;
import org.openedx.eventbus.cli.group.ReplayCommand;
import org.openedx.eventbus.cli.group.SkipCommand;
import org.openedx.eventbus.cli.schema.SchemaCommand;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.embedded.EmbeddedException;
import org.openedx.eventbus.handler.internal.SanitizedThrowable;
import org.openedx.eventbus.internal.SafeText;
import org.openedx.eventbus.internal.Suggestions;
import org.openedx.eventbus.registry.RegistryUnavailableException;
import org.openedx.eventbus.registry.RegistryUnavailableException.UnauthorizedException;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code eventbus} command: its subcommands, its version, and how errors are printed. */
@Command(
    name = "eventbus",
    description = "The Open edX event bus for the JVM.",
    versionProvider = EventBusCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = CliCommand.EXIT_CODES,
    exitCodeList = {"0:success", "1:failure", "2:usage error", "100:a check has findings"},
    subcommands = CommandLine.HelpCommand.class)
final class EventBusCommand {
  private EventBusCommand() {}

  /** Creates the command line. Only the command that the arguments name is created. */
  static CommandLine line(Terminal terminal, List<String> arguments) {
    CommandLine line =
        new LazySubcommands()
            .with("consume", ConsumeCommand::new)
            .with("dead-letters", DeadLettersCommand::new)
            .with("demo", DemoCommand::new)
            .with("dev", DevCommand::new)
            .with("filters", FiltersCommand::new)
            .with("offsets", OffsetsCommand::new)
            .with("plugins", PluginsCommand::new)
            .with("replay", ReplayCommand::new)
            .with("send", SendCommand::new)
            .with("skip", SkipCommand::new)
            .with("tail", TailCommand::new)
            .withArguments("schema", SchemaCommand::line)
            .addTo(new CommandLine(new EventBusCommand()), arguments);
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Show the versions of this command and of Java, and exit.")
                .build());
    forEach(line, each -> prepare(each, terminal));
    ValueConverters.register(line);
    return line.setOut(new PrintWriter(terminal.out(), true, UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, UTF_8))
        .setUsageHelpWidth(100)
        // @FILE is a file with data, not one with arguments.
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((failure, args) -> reportUsage(failure, args, terminal))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> report(failure, command, parsed, terminal));
  }

  private static void forEach(CommandLine line, Consumer<CommandLine> action) {
    action.accept(line);
    line.getSubcommands().values().forEach(sub -> forEach(sub, action));
  }

  private static void prepare(CommandLine line, Terminal terminal) {
    CommandSpec spec = line.getCommandSpec();
    if (spec.userObject() instanceof CommandLine.HelpCommand) {
      return;
    }
    if (spec.userObject() instanceof CliCommand command) {
      command.attach(terminal);
    }
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help and exit.")
            .build());
    spec.addOption(
        OptionSpec.builder("--verbose")
            .type(boolean.class)
            .description("Show the stack trace of an error.")
            .build());
  }

  /** Versions of the command and of Java. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      // Set by the launcher, which runs from a clone.
      String commit = System.getProperty("eventbus.commit", "");
      return new String[] {
        "eventbus " + version() + (commit.isEmpty() ? "" : " (commit " + commit + ")"),
        "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
      };
    }

    /** Reads the version that the build has written into a resource. */
    private static String version() {
      Properties properties = new Properties();
      try (InputStream in = EventBusCommand.class.getResourceAsStream("version.properties")) {
        if (in != null) {
          properties.load(in);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read version.properties", e);
      }
      return properties.getProperty("version", "of unknown version");
    }
  }

  private static int reportUsage(ParameterException failure, String[] args, Terminal terminal) {
    String message = unknown(failure, args).orElse(String.valueOf(failure.getMessage()));
    terminal.err().println("eventbus: " + SafeText.escapeLines(message));
    referToHelp(failure.getCommandLine(), terminal);
    return CliCommand.USAGE_ERROR;
  }

  /** Returns a message about the first unknown argument, if there is one. */
  private static Optional<String> unknown(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    Optional<String> first = Optional.empty();
    if (failure instanceof UnmatchedArgumentException unmatched) {
      first = unmatched.getUnmatched().stream().findFirst();
    } else if (failure instanceof MissingParameterException) {
      // A misspelt option is reported rather than the one that is missing because of it.
      first =
          List.of(args).stream()
              .filter(each -> each.matches("--[a-z][a-z-]*(=.*)?"))
              .filter(each -> !command.getCommandSpec().optionsMap().containsKey(name(each)))
              .findFirst();
    }
    return first.map(argument -> unknown(command, argument));
  }

  private static String unknown(CommandLine command, String argument) {
    CommandSpec spec = command.getCommandSpec();
    if (argument.startsWith("-")) {
      String name = name(argument);
      return "unknown option '%s'%s"
          .formatted(name, Suggestions.didYouMean(name, spec.optionsMap().keySet()));
    }
    if (spec.subcommands().isEmpty()) {
      return "unexpected argument '" + argument + "'";
    }
    String suggestion =
        Suggestions.nearest(argument, spec.subcommands().keySet())
            .map(nearest -> "; did you mean '" + spec.qualifiedName() + " " + nearest + "'?")
            .orElse("");
    return "unknown command '" + argument + "'" + suggestion;
  }

  /** Returns the name of an option without its value. */
  private static String name(String option) {
    return option.split("=", 2)[0];
  }

  private static void referToHelp(CommandLine command, Terminal terminal) {
    terminal.err().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
  }

  /** Prints one line, and the stack trace with {@code --verbose}. */
  private static int report(
      Exception failure, CommandLine command, ParseResult parsed, Terminal terminal) {
    if (failure instanceof InterruptedException) {
      terminal.err().println("eventbus: interrupted");
      return CliCommand.FAILURE;
    }
    String message = failure.getMessage();
    terminal.out().flush();
    // Messages quote text of records, brokers and registries.
    boolean complete = message != null && hasCompleteMessage(failure);
    String shown =
        message != null && complete
            ? SafeText.escapeLines(message)
            : SafeText.escape(String.valueOf(failure));
    terminal.err().println("eventbus: " + shown);
    if (parsed.originalArgs().contains("--verbose")) {
      SanitizedThrowable.withMessages(failure).printStackTrace(terminal.err());
    } else if (!complete) {
      terminal.err().println("Use --verbose to see the stack trace.");
    }
    if (failure instanceof UsageException) {
      referToHelp(command, terminal);
    }
    if (failure instanceof RegistryUnavailableException
        && !(failure instanceof UnauthorizedException)) {
      terminal.err().println("Start one with 'eventbus dev', or set its address with --registry.");
    }
    return failure instanceof UsageException
            || failure instanceof ConfigurationException
            || failure instanceof InvalidContractsException
        ? CliCommand.USAGE_ERROR
        : CliCommand.FAILURE;
  }

  /** Returns whether the message explains the failure without a stack trace. */
  private static boolean hasCompleteMessage(Throwable failure) {
    return failure instanceof EventBusException
        || failure instanceof EmbeddedException
        || failure instanceof CommandFailedException
        || failure instanceof UsageException
        || failure instanceof UncheckedIOException;
  }
}
