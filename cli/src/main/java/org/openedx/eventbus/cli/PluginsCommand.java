package org.openedx.eventbus.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.filter.FilterPipelines;
import org.openedx.eventbus.plugin.Plugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus plugins}: what is wired to what. */
@Command(
    name = "plugins",
    description = {
      "List the plugins, the handlers of each event type and the steps of each filter, whether they"
          + " come from plugins or from the configuration. Starts nothing.",
      "The exit code is 1 when a plugin cannot be run."
    })
final class PluginsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, or json: one object. Default: ${DEFAULT-VALUE}")
  private WiringFormat format = WiringFormat.TEXT;

  @Option(names = "--config", paramLabel = "FILE", description = ConfigFile.ABOUT)
  private @Nullable Path file;

  @Mixin private final PluginOptions pluginOptions = new PluginOptions();

  PluginsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    EventBusConfig config = pluginOptions.over(ConfigFile.load(file));
    try (Plugins plugins = Plugins.load(config.with("eventbus.plugins.on-failure", "isolate"))) {
      FilterPipelines filters =
          plugins
              .addSteps(FilterPipelines.builder(config).classLoader(plugins.classLoader()))
              .build();
      terminal.out().print(format.text(plugins, filters.describe()));
      terminal.out().flush();
      return plugins.failures().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
  }
}
