package org.openedx.eventbus.benchmarks.schema;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures {@code ./eventbus schema} on generated contracts, each command in a separate JVM that
 * starts cold, as in CI. Arguments: the working directory, and the number of runs.
 */
public final class SchemaToolsBenchmark {
  private static final int CONTRACTS = 1_000;
  private static final int RELEASES = 10;

  private SchemaToolsBenchmark() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path directory = Path.of(arguments.length > 0 ? arguments[0] : "target/schema-tools");
    int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    PrintStream out = System.out;
    Path module = directory.resolve("module");
    delete(module);
    out.printf("%,d contracts with %d earlier versions each, in %s%n", CONTRACTS, RELEASES, module);
    new BenchmarkContracts(CONTRACTS, RELEASES).write(module);
    String contracts = module.toString();
    Path site = directory.resolve("site");
    List<CommandRun> measured =
        List.of(
            new CommandRun("lint", List.of(contracts)),
            new CommandRun("breaking", List.of(contracts)),
            new CommandRun("catalog", List.of(contracts, "--output", site.toString())));
    out.printf(
        "%-10s %8s %12s   (%d processors)%n",
        "", "seconds", "memory MiB", Runtime.getRuntime().availableProcessors());
    for (int run = 1; run <= runs; run++) {
      for (CommandRun command : measured) {
        CommandRun.Result result = command.run(directory.resolve(command.name() + ".log"));
        out.printf(
            "%-10s %8.2f %12d   exit %d%n",
            command.name(), result.seconds(), result.peakMebibytes(), result.exitCode());
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> tree = Files.walk(directory)) {
        for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
