package org.openedx.eventbus.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/**
 * The parts of a command. When one of them is asked for, the others are not made: that took longer
 * than many a command itself.
 */
final class Subcommands {
  private final Map<String, Function<List<String>, Object>> parts = new LinkedHashMap<>();

  Subcommands with(String name, Function<List<String>, Object> part) {
    parts.put(name, part);
    return this;
  }

  /**
   * @param arguments those after the command's own name, in which its part comes first
   */
  CommandLine addTo(CommandLine line, List<String> arguments) {
    String asked = arguments.isEmpty() ? "" : arguments.get(0);
    parts.forEach(
        (name, part) -> {
          if (name.equals(asked)) {
            line.addSubcommand(name, part.apply(arguments.subList(1, arguments.size())));
          } else if (!parts.containsKey(asked)) {
            line.addSubcommand(name, part.apply(List.of()));
          }
        });
    return line;
  }
}
