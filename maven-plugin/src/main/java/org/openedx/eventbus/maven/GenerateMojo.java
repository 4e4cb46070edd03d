package org.openedx.eventbus.maven;

import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.tools.generate.GeneratedFiles;
import org.openedx.eventbus.tools.generate.GeneratorOptions;
import org.openedx.eventbus.tools.generate.SchemaModule;

/**
 * Generates Java from contracts. Adds it to the sources to compile, and the contracts to the
 * resources. With {@code check}, fails if the committed sources are not up to date.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends ContractsMojo {
  /** The directory to which the generated files are written, or with which they are compared. */
  @Parameter(
      property = "eventbus.output",
      defaultValue = "${project.build.directory}/generated-sources/eventbus",
      required = true)
  private @Nullable File output;

  /** Whether to compare the generated files instead of writing them. */
  @Parameter(property = "eventbus.check", defaultValue = "false")
  private boolean check;

  /**
   * The base package; each subdomain becomes a package below it. For example {@code
   * com.acme.events}. Default: {@code <reverse DNS>.events}.
   */
  @Parameter(property = "eventbus.basePackage")
  private @Nullable String basePackage;

  /**
   * The full name of a type-use annotation for nullable types, for example {@code
   * org.jspecify.annotations.Nullable}. Default: none.
   */
  @Parameter(property = "eventbus.nullAnnotation")
  private @Nullable String nullAnnotation;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private @Nullable MavenProject project;

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    SchemaModule module = new SchemaModule(contracts(), released(), required(output).toPath());
    GeneratorOptions options =
        new GeneratorOptions(Optional.ofNullable(basePackage), Optional.ofNullable(nullAnnotation));
    if (check) {
      compare(module.generated(options), module);
    } else {
      module.generatedWithContracts(options).write(module.output()).forEach(getLog()::info);
      addToProject(required(project), module);
    }
  }

  private static void compare(GeneratedFiles files, SchemaModule module)
      throws MojoFailureException {
    List<String> differences = files.check(module.output());
    if (!differences.isEmpty()) {
      throw new MojoFailureException(
          "generated files are not up to date; run ./eventbus schema generate and commit:\n  "
              + String.join("\n  ", differences));
    }
  }

  private static void addToProject(MavenProject project, SchemaModule module) {
    project.addCompileSourceRoot(module.output().resolve("java").toString());
    Resource contracts = new Resource();
    contracts.setDirectory(module.output().resolve("resources").toString());
    project.addResource(contracts);
  }
}
