package org.openedx.eventbus.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.generate.SchemaModule;
import org.openedx.eventbus.tools.rules.RuleSet;

/** The directories a command of {@code schema} was given. */
final class ModuleDirectories {
  static final String ONE =
      "The module, with contracts in src/main/contracts. Default: schemas if there is such a"
          + " module, else this directory";

  private static final Path USUAL = Path.of("schemas");
  private static final Path HERE = Path.of("");
  private static final Path DOT = Path.of(".");

  private ModuleDirectories() {}

  /**
   * Modules with contracts, or plain directories of them.
   *
   * @throws CommandFailedException when one is no directory
   */
  static List<SchemaModule> of(List<Path> directories) {
    return directories.stream().map(ModuleDirectories::plain).map(ModuleDirectories::of).toList();
  }

  /**
   * The compatibility levels that the modules' rules files set. One of an event type alone counts
   * in whichever file it stands; else the first module's file does.
   */
  static Function<EventName, Compatibility> levels(List<Path> directories) {
    List<RuleSet> sets =
        directories.stream().map(ModuleDirectories::plain).map(RuleSet::ofModule).toList();
    return name ->
        sets.stream()
            .filter(each -> each.levelPlaces().containsKey(name.value()))
            .findFirst()
            .orElse(sets.get(0))
            .level(name.value());
  }

  private static SchemaModule of(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new CommandFailedException(
          directory + " is no directory; name a module with contracts, or a directory of them");
    }
    SchemaModule module = SchemaModule.at(directory);
    return Files.isDirectory(module.contracts())
        ? module
        : new SchemaModule(directory, module.released(), module.output());
  }

  /**
   * Those given, or the usual one.
   *
   * @throws WrongUseException when one is no directory
   */
  static List<Path> given(List<Path> directories) {
    for (Path directory : directories) {
      if (!Files.isDirectory(directory)) {
        throw new WrongUseException(
            directory + " is no directory; name a module with contracts, or a directory of them");
      }
    }
    return directories.isEmpty()
        ? List.of(usual())
        : directories.stream().map(ModuleDirectories::plain).toList();
  }

  private static Path usual() {
    return Files.isDirectory(SchemaModule.at(USUAL).contracts()) ? USUAL : HERE;
  }

  /**
   * The module given, or the usual one.
   *
   * @throws WrongUseException when it is none
   */
  static SchemaModule module(@Nullable Path given) {
    Path directory = given == null ? usual() : plain(given);
    SchemaModule module = SchemaModule.at(directory);
    if (!Files.isDirectory(module.contracts())) {
      throw new WrongUseException(
          (directory.equals(HERE) ? "this directory" : directory)
              + " is no module with contracts: there is no directory "
              + module.contracts());
    }
    return module;
  }

  /** Where a module's contracts are or, as it is no module yet, will be. */
  static Path contracts(@Nullable Path given) {
    return SchemaModule.at(given(given == null ? List.of() : List.of(given)).get(0)).contracts();
  }

  /**
   * @throws WrongUseException when it is no file
   */
  static Path file(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new WrongUseException("there is no file " + file);
    }
    return plain(file);
  }

  /** Without dots that lead nowhere: findings begin with the path, as editors and reviews do. */
  private static Path plain(Path path) {
    Path plain = path.getRoot() == null ? HERE : path.getRoot();
    for (Path name : path) {
      plain = name.equals(DOT) ? plain : plain.resolve(name);
    }
    return plain;
  }
}
