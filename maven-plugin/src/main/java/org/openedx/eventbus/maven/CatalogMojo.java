package org.openedx.eventbus.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.tools.catalog.Catalog;
import org.openedx.eventbus.tools.generate.GeneratorOptions;
import org.openedx.eventbus.tools.generate.SchemaModule;
import org.openedx.eventbus.tools.rules.RuleSet;

/** Writes a static site that documents the contracts. It needs no server and no further build. */
@Mojo(name = "catalog", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class CatalogMojo extends ContractsMojo {
  /** The rules file, from which compatibility levels are read. Optional. */
  @Parameter(
      property = "eventbus.rules",
      defaultValue = "${project.basedir}/" + RuleSet.FILE_NAME,
      required = true)
  private @Nullable File rules;

  /** The directory of the site. */
  @Parameter(
      property = "eventbus.catalog",
      defaultValue = "${project.build.directory}/catalog",
      required = true)
  private @Nullable File catalog;

  /**
   * The base package of the generated code, as in goal {@code generate}; it is used in the Java
   * examples. For example {@code com.acme.events}. Default: {@code <reverse DNS>.events}.
   */
  @Parameter(property = "eventbus.basePackage")
  private @Nullable String basePackage;

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    Path site = required(catalog).toPath();
    SchemaModule module = new SchemaModule(contracts(), released(), site);
    if (!Files.isDirectory(module.contracts())) {
      throw new MojoFailureException(
          "directory %s not found; set <contracts> to the directory of the contracts"
              .formatted(module.contracts()));
    }
    Path file = required(rules).toPath();
    RuleSet levels = Files.isRegularFile(file) ? RuleSet.read(file) : RuleSet.standard();
    Catalog.Written written =
        Catalog.of(List.of(module))
            .withLevels(name -> levels.level(name.value()))
            .withJava(new GeneratorOptions(Optional.ofNullable(basePackage), Optional.empty()))
            .write(site);
    Path index = site.resolve("index.html");
    getLog().info("wrote " + index + " (event types: " + written.events() + ")");
  }
}
