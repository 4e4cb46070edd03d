package org.openedx.eventbus.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.tools.generate.GeneratedFiles;
import org.openedx.eventbus.tools.generate.GeneratorOptions;
import org.openedx.eventbus.tools.generate.SchemaModule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eventbus schema generate}: Java from contracts. */
@Command(
    name = "generate",
    description = {
      "Write the Java of a module's contracts: from DIR/src/main/contracts, with the released ones"
          + " in DIR/released, to DIR/src/main/generated."
    })
final class GenerateCommand implements Callable<Integer> {
  private static final String JSPECIFY = "org.jspecify.annotations.Nullable";

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "DIR", arity = "0..1", description = ModuleDirectories.ONE)
  private @Nullable Path module;

  @Option(
      names = "--check",
      description = "Write nothing; exit 1 when what is there is not what would be written.")
  private boolean check;

  @Option(
      names = "--null-annotation",
      paramLabel = "CLASS",
      defaultValue = JSPECIFY,
      description = {
        "The annotation of what may be null, or 'none'. Default: ${DEFAULT-VALUE}",
      })
  private String nullAnnotation = JSPECIFY;

  @Option(
      names = "--base-package",
      paramLabel = "PACKAGE",
      description =
          "The package of which each subdomain is one. Default: events below the reverse DNS.")
  private @Nullable String basePackage;

  GenerateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    SchemaModule schemas = ModuleDirectories.module(module);
    GeneratedFiles files = schemas.generated(options());
    return check ? compare(files, schemas) : write(files, schemas);
  }

  private GeneratorOptions options() {
    return new GeneratorOptions(
        Optional.ofNullable(basePackage),
        Optional.of(nullAnnotation).filter(name -> !name.equals("none")));
  }

  private int compare(GeneratedFiles files, SchemaModule schemas) {
    List<String> differences = files.check(schemas.output());
    differences.forEach(terminal.out()::println);
    if (differences.isEmpty()) {
      return ExitCode.DONE;
    }
    throw new CommandFailedException(
        schemas.output() + " is not up to date: run 'eventbus schema generate' and commit it");
  }

  private int write(GeneratedFiles files, SchemaModule schemas) {
    List<String> written = files.write(schemas.output());
    written.forEach(terminal.out()::println);
    if (written.isEmpty()) {
      terminal.err().println(schemas.output() + " is up to date");
    }
    return ExitCode.DONE;
  }
}
