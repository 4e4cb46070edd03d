package org.openedx.eventbus.cli.common;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * Subcommands of a command. If the arguments name one, only that one is created: creating all of
 * them takes longer than many commands run.
 */
public final class LazySubcommands {
  private final Map<String, Function<List<String>, Object>> factories = new LinkedHashMap<>();

  public LazySubcommands with(String name, Supplier<Object> factory) {
    return withArguments(name, rest -> factory.get());
  }

  /** Adds a subcommand that has subcommands itself, for which it receives its own arguments. */
  public LazySubcommands withArguments(String name, Function<List<String>, Object> factory) {
    factories.put(name, factory);
    return this;
  }

  /**
   * Adds the subcommands to a command.
   *
   * @param arguments the arguments of the command; the first one may name a subcommand
   */
  public CommandLine addTo(CommandLine line, List<String> arguments) {
    String requested = arguments.isEmpty() ? "" : arguments.get(0);
    if (factories.containsKey(requested)) {
      List<String> rest = arguments.subList(1, arguments.size());
      return line.addSubcommand(requested, factories.get(requested).apply(rest));
    }
    factories.forEach((name, factory) -> line.addSubcommand(name, factory.apply(List.of())));
    return line;
  }
}
