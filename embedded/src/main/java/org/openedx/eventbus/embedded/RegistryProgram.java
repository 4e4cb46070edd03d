package org.openedx.eventbus.embedded;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the registry's process runs.
 *
 * @param runner the jar of the program, which names the jars it needs
 * @param first classes that are taken before the program's own
 */
record RegistryProgram(Path runner, Optional<Path> first) {

  /** What the runner's manifest says; a jar with others before it on the class path has no say. */
  static final String MAIN_CLASS = "io.quarkus.runner.GeneratedMain";

  String classPath() {
    return first.map(jar -> jar + File.pathSeparator).orElse("") + runner;
  }

  /** The end of a {@code java} command. */
  List<String> arguments() {
    return List.of("-cp", classPath(), MAIN_CLASS);
  }
}
