package org.openedx.eventbus.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openedx.eventbus.tools.generate.SchemaModule;

/** The directories a command of {@code schema} was given. */
final class ModuleDirectories {
  private ModuleDirectories() {}

  /**
   * Modules with contracts, or plain directories of them.
   *
   * @throws CommandFailedException when one is no directory
   */
  static List<SchemaModule> of(List<Path> directories) {
    return directories.stream().map(ModuleDirectories::of).toList();
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
}
