package org.openedx.eventbus.cli.schema;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.cli.common.CommandFailedException;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.check.CheckedModule;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.generate.SchemaModule;
import org.openedx.eventbus.tools.rules.RuleSet;
import picocli.CommandLine.Parameters;

/** Directories of modules with contracts, given as arguments. */
final class ModuleDirectories {
  static final String ABOUT =
      "Module with contracts in src/main/contracts, or a directory of contracts. Default: schemas"
          + " if it is such a module, or else this directory";

  private static final Path DEFAULT = Path.of("schemas");
  private static final Path HERE = Path.of("");
  private static final Path DOT = Path.of(".");

  private ModuleDirectories() {}

  /** The module of a command, as its last argument. */
  static final class Given {
    @Parameters(paramLabel = "DIR", arity = "0..1", description = ABOUT)
    private @Nullable Path path;

    /**
     * Returns the directory, or the default.
     *
     * @throws UsageException if it does not exist
     */
    Path directory() {
      return given(path == null ? List.of() : List.of(path)).get(0);
    }

    /** Returns the directory for contracts of the module, which may not exist yet. */
    Path contracts() {
      return SchemaModule.at(directory()).contracts();
    }

    /**
     * Returns the module.
     *
     * @throws UsageException if it has no contracts
     */
    SchemaModule module() {
      Path directory = path == null ? defaultDirectory() : normalize(path);
      SchemaModule module = SchemaModule.at(directory);
      if (!Files.isDirectory(module.contracts())) {
        throw new UsageException(
            (directory.equals(HERE) ? "this directory" : directory)
                + " is not a module with contracts: there is no directory "
                + module.contracts());
      }
      return module;
    }
  }

  /** Modules whose contracts a command publishes. */
  static final class Published {
    @Parameters(
        paramLabel = "DIR",
        arity = "0..*",
        defaultValue = "schemas",
        description = "Modules with contracts, or directories of them. Default: ${DEFAULT-VALUE}")
    private List<Path> directories = List.of();

    /**
     * Publishes the contracts.
     *
     * @param publish receives the modules, and the compatibility levels of their rules files
     * @throws CommandFailedException if a directory does not exist, or with all problems of
     *     contracts and rules files
     */
    <T> T publish(BiFunction<List<SchemaModule>, Function<EventName, Compatibility>, T> publish) {
      try {
        List<Path> plain = directories.stream().map(ModuleDirectories::normalize).toList();
        List<SchemaModule> modules = plain.stream().map(ModuleDirectories::moduleOrPlain).toList();
        return publish.apply(modules, levels(plain));
      } catch (InvalidContractsException e) {
        throw new CommandFailedException("the contracts have " + e.getMessage(), e);
      }
    }

    /**
     * Returns the levels of the rules files. The level of a single event type can be in any file;
     * the general level is that of the first file.
     */
    private static Function<EventName, Compatibility> levels(List<Path> directories) {
      List<RuleSet> sets = directories.stream().map(RuleSet::ofModule).toList();
      return name ->
          sets.stream()
              .filter(each -> each.levelLocations().containsKey(name.value()))
              .findFirst()
              .orElse(sets.get(0))
              .level(name.value());
    }
  }

  private static SchemaModule moduleOrPlain(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new CommandFailedException(notADirectory(directory));
    }
    SchemaModule module = SchemaModule.at(directory);
    return new SchemaModule(
        CheckedModule.at(directory).contracts(), module.released(), module.output());
  }

  private static String notADirectory(Path path) {
    return path + " is not a directory; name a module with contracts, or a directory of contracts";
  }

  /**
   * Returns the given directories, or the default.
   *
   * @throws UsageException if one is not a directory
   */
  static List<Path> given(List<Path> directories) {
    for (Path directory : directories) {
      if (!Files.isDirectory(directory)) {
        throw new UsageException(notADirectory(directory));
      }
    }
    return directories.isEmpty()
        ? List.of(defaultDirectory())
        : directories.stream().map(ModuleDirectories::normalize).toList();
  }

  private static Path defaultDirectory() {
    return Files.isDirectory(SchemaModule.at(DEFAULT).contracts()) ? DEFAULT : HERE;
  }

  /**
   * Returns the module in a directory.
   *
   * @param rules another rules file than that of the module; null for none
   * @throws UsageException if that file does not exist
   */
  static CheckedModule checked(Path directory, @Nullable Path rules) {
    CheckedModule module = CheckedModule.at(directory);
    return rules == null ? module : module.withRules(file(rules));
  }

  /**
   * Returns the path of an existing file.
   *
   * @throws UsageException if it does not exist
   */
  static Path file(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UsageException("there is no file " + file);
    }
    return normalize(file);
  }

  /** Removes {@code .} segments: editors and code reviews match the paths of findings. */
  private static Path normalize(Path path) {
    Path plain = path.getRoot() == null ? HERE : path.getRoot();
    for (Path name : path) {
      plain = name.equals(DOT) ? plain : plain.resolve(name);
    }
    return plain;
  }
}
