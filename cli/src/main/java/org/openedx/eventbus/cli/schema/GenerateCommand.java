package org.openedx.eventbus.cli.schema;

import java.util.List;
import java.util.Optional;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.CommandFailedException;
import org.openedx.eventbus.tools.generate.GeneratedFiles;
import org.openedx.eventbus.tools.generate.GeneratorOptions;
import org.openedx.eventbus.tools.generate.SchemaModule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus schema generate}: generates Java from contracts. */
@Command(
    name = "generate",
    description =
        "Generate Java from the contracts of a module: from DIR/src/main/contracts and the released"
            + " versions in DIR/released to DIR/src/main/generated.")
final class GenerateCommand extends CliCommand {
  @Mixin private final ModuleDirectories.Given module = new ModuleDirectories.Given();

  @Option(names = "--check", description = "Only check that the files are up to date.")
  private boolean check;

  @Option(
      names = "--null-annotation",
      paramLabel = "CLASS",
      description = "Annotation of nullable types, or 'none'. Default: ${DEFAULT-VALUE}")
  private String nullAnnotation = "org.jspecify.annotations.Nullable";

  @Option(
      names = "--base-package",
      paramLabel = "PACKAGE",
      description = "Parent of the packages. Default: <reverse DNS name>.events")
  private Optional<String> basePackage = Optional.empty();

  @Override
  public Integer call() {
    SchemaModule schemas = module.module();
    GeneratorOptions options =
        new GeneratorOptions(
            basePackage, Optional.of(nullAnnotation).filter(name -> !name.equals("none")));
    GeneratedFiles files = schemas.generated(options);
    List<String> changes = check ? files.check(schemas.output()) : files.write(schemas.output());
    changes.forEach(this::print);
    if (check && !changes.isEmpty()) {
      throw new CommandFailedException(
          schemas.output() + " is not up to date: run 'eventbus schema generate' and commit it");
    }
    if (!check && changes.isEmpty()) {
      inform(schemas.output() + " is up to date");
    }
    return SUCCESS;
  }
}
