package org.openedx.eventbus.maven;

import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.tools.finding.InvalidContractsException;

/**
 * Base of all goals. Problems in contracts are a build failure; other problems, such as an
 * unreadable file, are an execution error.
 */
abstract class ContractsMojo extends AbstractMojo {
  /** The directory of the contracts. */
  @Parameter(
      property = "eventbus.contracts",
      defaultValue = "${project.basedir}/src/main/contracts",
      required = true)
  private @Nullable File contracts;

  /**
   * The directory of the released contracts, {@code <event type>/<minor version>.avsc}. Optional.
   */
  @Parameter(
      property = "eventbus.released",
      defaultValue = "${project.basedir}/released",
      required = true)
  private @Nullable File released;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    try {
      run();
    } catch (InvalidContractsException e) {
      throw new MojoFailureException("contracts have " + e.getMessage());
    } catch (EventBusException | UncheckedIOException e) {
      throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Executes the goal. */
  abstract void run() throws MojoExecutionException, MojoFailureException;

  Path contracts() throws MojoExecutionException {
    return required(contracts).toPath();
  }

  Path released() throws MojoExecutionException {
    return required(released).toPath();
  }

  static <T> T required(@Nullable T parameter) throws MojoExecutionException {
    if (parameter == null) {
      throw new MojoExecutionException("a required parameter of the goal is not set");
    }
    return parameter;
  }
}
