package org.openedx.eventbus.cli;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.filter.FilterPipelines;
import org.openedx.eventbus.plugin.Plugins;
import picocli.CommandLine.Option;

/** Where filters and their steps come from. */
final class FilterSource {
  @Option(names = "--config", paramLabel = "FILE", description = ConfigFile.ABOUT)
  private @Nullable Path file;

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "Jars with the classes of steps, and with filter types and events.")
  private @Nullable Path plugins;

  /**
   * Wires what the configuration says, after the steps of plugins, which are not started; classes
   * of plugins are there while the action runs.
   *
   * @throws org.openedx.eventbus.config.ConfigurationException with everything that is wrong
   */
  void use(Consumer<FilterPipelines> action) throws InterruptedException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader parent = before == null ? FilterSource.class.getClassLoader() : before;
    try (URLClassLoader loader = new URLClassLoader(jars(), parent)) {
      thread.setContextClassLoader(loader);
      EventBusConfig config = ConfigFile.load(file);
      if (plugins != null) {
        config = config.with("eventbus.plugins.dir", plugins.toString());
      }
      try (Plugins found = Plugins.load(config)) {
        action.accept(found.addSteps(FilterPipelines.builder(config)).build());
      }
    } catch (IOException e) {
      throw new CommandFailedException("cannot read the jars of " + plugins + ": " + e, e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private URL[] jars() throws IOException {
    if (plugins == null) {
      return new URL[0];
    }
    if (!Files.isDirectory(plugins)) {
      throw new WrongUseException("--plugins: " + plugins + " is no directory");
    }
    List<Path> jars;
    try (Stream<Path> files = Files.list(plugins)) {
      jars = files.filter(each -> each.toString().endsWith(".jar")).sorted().toList();
    }
    if (jars.isEmpty()) {
      throw new WrongUseException("--plugins: there are no jars in " + plugins);
    }
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = url(jars.get(i));
    }
    return urls;
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }
}
