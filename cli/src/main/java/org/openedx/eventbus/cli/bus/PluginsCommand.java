package org.openedx.eventbus.cli.bus;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.ConnectionOptions;
import org.openedx.eventbus.cli.common.EventJson;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.filter.FilterDescription;
import org.openedx.eventbus.filter.FilterPipelines;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.plugin.PluginFailure;
import org.openedx.eventbus.plugin.PluginStatus;
import org.openedx.eventbus.plugin.Plugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus plugins}: lists plugins, handlers and filter steps. */
@Command(
    name = "plugins",
    description = {
      "List the plugins, the handlers of each event type and the steps of each filter, from plugins"
          + " and from the configuration. Starts nothing.",
      "The exit code is 1 if a plugin cannot be run."
    })
public final class PluginsCommand extends CliCommand {
  @Mixin private final FormatOption format = new FormatOption();
  @Mixin private final ConnectionOptions.ConfigFile file = new ConnectionOptions.ConfigFile();
  @Mixin private final PluginOptions pluginOptions = new PluginOptions();

  /** The option {@code --plugins}. */
  static final class PluginOptions {
    @Option(
        names = "--plugins",
        paramLabel = "DIR",
        description = "Jars with plugins. Default: as configured, or else none")
    private @Nullable Path directory;

    /** Returns the configuration, overridden by the option. */
    EventBusConfig applyTo(EventBusConfig config) {
      if (directory == null) {
        return config;
      }
      requireDirectory(directory);
      return config.with("eventbus.plugins.dir", directory.toString());
    }
  }

  static void requireDirectory(Path plugins) {
    if (!Files.isDirectory(plugins)) {
      throw new UsageException("--plugins: " + plugins + " is not a directory");
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    EventBusConfig config = pluginOptions.applyTo(file.load());
    try (Plugins plugins = Plugins.load(listing(config))) {
      List<FilterDescription> filters =
          plugins
              .addSteps(FilterPipelines.builder(config).classLoader(plugins.classLoader()))
              .build()
              .describe();
      if (format.isJson()) {
        print(json(plugins, filters));
      } else {
        printText(plugins, filters);
      }
      return plugins.failures().isEmpty() ? SUCCESS : FAILURE;
    }
  }

  /** Returns settings with which every plugin is listed, and every failure reported. */
  static EventBusConfig listing(EventBusConfig config) {
    return config
        .with("eventbus.plugins.on-failure", "isolate")
        .with("eventbus.plugins.on-unreadable", "skip");
  }

  private void printText(Plugins plugins, List<FilterDescription> filters) {
    heading("plugins:", plugins.statuses());
    for (PluginStatus each : plugins.statuses()) {
      String state = each.state().name().toLowerCase(Locale.ROOT);
      print("  %s %s (%s): %s".formatted(each.id(), each.version(), each.source(), state));
    }
    heading("handlers:", plugins.handlers());
    Map<String, List<HandlerRegistration>> byTarget =
        plugins.handlers().stream()
            .collect(groupingBy(HandlerRegistration::target, TreeMap::new, toList()));
    byTarget.forEach(
        (target, handlers) -> {
          print("  " + target);
          handlers.forEach(each -> print("    %s, from %s".formatted(each.name(), each.origin())));
        });
    heading("filters:", filters);
    for (FilterDescription filter : filters) {
      print("  " + filter.type().name());
      filter.steps().forEach(s -> print("    %s, from %s".formatted(s.name(), s.origin())));
    }
    if (!plugins.failures().isEmpty()) {
      print("cannot be run:");
      plugins.failures().forEach(each -> print("  " + each));
    }
  }

  private void heading(String title, List<?> content) {
    print(title + (content.isEmpty() ? " none" : ""));
  }

  private static ObjectNode json(Plugins plugins, List<FilterDescription> filters) {
    ObjectNode all = EventJson.object();
    ArrayNode list = all.putArray("plugins");
    for (PluginStatus each : plugins.statuses()) {
      list.addObject()
          .put("id", each.id())
          .put("version", each.version())
          .put("source", each.source())
          .put("state", each.state().name())
          .put("failure", each.failure().orElse(null));
    }
    ArrayNode handlers = all.putArray("handlers");
    for (HandlerRegistration each : plugins.handlers()) {
      handlers
          .addObject()
          .put("name", each.name())
          .put("type", each.type().map(type -> type.name().value()).orElse(null))
          .put("topic", each.topic().orElse(null))
          .put("origin", each.origin());
    }
    ArrayNode steps = all.putArray("steps");
    for (FilterDescription filter : filters) {
      for (FilterDescription.Step each : filter.steps()) {
        steps
            .addObject()
            .put("name", each.name())
            .put("filter", filter.type().name().value())
            .put("origin", each.origin());
      }
    }
    ArrayNode failures = all.putArray("failures");
    for (PluginFailure each : plugins.failures()) {
      failures.addObject().put("where", each.where()).put("reason", each.reason());
    }
    return all;
  }
}
