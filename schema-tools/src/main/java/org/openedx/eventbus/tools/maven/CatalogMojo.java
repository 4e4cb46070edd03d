package org.openedx.eventbus.tools.maven;

import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.tools.catalog.Catalog;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.generate.GeneratorOptions;
import org.openedx.eventbus.tools.generate.SchemaModule;
import org.openedx.eventbus.tools.rules.RuleSet;

/** Writes the contracts as a static site, to be opened or published as it is. */
@Mojo(name = "catalog", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class CatalogMojo extends AbstractMojo {
  /** The directory of today's contracts. */
  @Parameter(
      property = "eventbus.contracts",
      defaultValue = "${project.basedir}/src/main/contracts",
      required = true)
  private @Nullable File contracts;

  /** The directory of released contracts, which need not be there. */
  @Parameter(
      property = "eventbus.released",
      defaultValue = "${project.basedir}/released",
      required = true)
  private @Nullable File released;

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
  public void execute() throws MojoExecutionException, MojoFailureException {
    File site = set(catalog);
    SchemaModule module =
        new SchemaModule(set(contracts).toPath(), set(released).toPath(), site.toPath());
    if (!Files.isDirectory(module.contracts())) {
      throw new MojoFailureException(
          "there is no directory " + module.contracts() + "; set <contracts> to where they are");
    }
    try {
      RuleSet levels = set(rules).isFile() ? RuleSet.read(set(rules).toPath()) : RuleSet.standard();
      Catalog.Written written =
          Catalog.of(List.of(module))
              .withLevels(name -> levels.level(name.value()))
              .withJava(new GeneratorOptions(Optional.ofNullable(basePackage), Optional.empty()))
              .write(site.toPath());
      getLog().info("wrote " + new File(site, "index.html") + ", event types: " + written.events());
    } catch (InvalidContractsException e) {
      throw new MojoFailureException("contracts have " + e.getMessage());
    } catch (EventBusException | UncheckedIOException e) {
      throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
    }
  }

  private static <T> T set(@Nullable T parameter) throws MojoExecutionException {
    if (parameter == null) {
      throw new MojoExecutionException("a parameter of the goal was not set");
    }
    return parameter;
  }
}
