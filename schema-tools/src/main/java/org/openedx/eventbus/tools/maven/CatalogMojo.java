package org.openedx.eventbus.tools.maven;

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

/** Writes the contracts as a static site, to be opened or published as it is. */
@Mojo(name = "catalog", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class CatalogMojo extends ContractsMojo {
  /** The rules file, for the compatibility levels; it need not be there. */
  @Parameter(
      property = "eventbus.rules",
      defaultValue = "${project.basedir}/" + RuleSet.FILE_NAME,
      required = true)
  private @Nullable File rules;

  /** Where the site goes. */
  @Parameter(
      property = "eventbus.catalog",
      defaultValue = "${project.build.directory}/catalog",
      required = true)
  private @Nullable File catalog;

  /** As for {@code generate}: the examples in Java are written for it. */
  @Parameter(property = "eventbus.basePackage")
  private @Nullable String basePackage;

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    Path site = set(catalog).toPath();
    SchemaModule module = new SchemaModule(contracts(), released(), site);
    if (!Files.isDirectory(module.contracts())) {
      throw new MojoFailureException(
          "there is no directory " + module.contracts() + "; set <contracts> to where they are");
    }
    RuleSet levels = set(rules).isFile() ? RuleSet.read(set(rules).toPath()) : RuleSet.standard();
    Catalog.Written written =
        Catalog.of(List.of(module))
            .withLevels(name -> levels.level(name.value()))
            .withJava(new GeneratorOptions(Optional.ofNullable(basePackage), Optional.empty()))
            .write(site);
    getLog().info("wrote " + site.resolve("index.html") + ", event types: " + written.events());
  }
}
