package org.openedx.eventbus.tools.maven;

import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.tools.contract.InvalidContractsException;

/**
 * What the goals have in common. A build fails because of its contracts; that a goal cannot do its
 * work is an error of its own.
 */
abstract class ContractsMojo extends AbstractMojo {
  /** The directory of today's contracts. */
  @Parameter(
      property = "eventbus.contracts",
      defaultValue = "${project.basedir}/src/main/contracts",
      required = true)
  private @Nullable File contracts;

  /**
   * The directory of released contracts, {@code <event type>/<minor version>.avsc}; it need not be
   * there.
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

  /** The goal itself. */
  abstract void run() throws MojoExecutionException, MojoFailureException;

  Path contracts() throws MojoExecutionException {
    return set(contracts).toPath();
  }

  Path released() throws MojoExecutionException {
    return set(released).toPath();
  }

  static <T> T set(@Nullable T parameter) throws MojoExecutionException {
    if (parameter == null) {
      throw new MojoExecutionException("a parameter of the goal was not set");
    }
    return parameter;
  }
}
