package org.openedx.eventbus.cli.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.openedx.eventbus.cli.common.BrokerAdmin;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.CommandFailedException;
import org.openedx.eventbus.cli.common.ConnectionOptions;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.filter.FilterPipelines;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.plugin.Plugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus consume}: consumer whose handlers come from plugins and configuration. */
@Command(
    name = "consume",
    description = {
      "Run the handlers of plugins, and those of eventbus.handlers.<event type>, until Ctrl-C or"
          + " SIGTERM. Running handlers then finish within eventbus.consumer.close-timeout, and"
          + " plugins are stopped.",
      "A plugin that cannot be run is reported, and the others run, unless"
          + " eventbus.plugins.on-failure is stop. Events for a plugin that registered but failed"
          + " to start become dead letters. When it has got its first partition, the command prints"
          + " one line on standard output:",
      "  consuming: group=GROUP handlers=NUMBER"
    })
public final class ConsumeCommand extends CliCommand {
  @Option(names = "--group", paramLabel = "GROUP", required = true, description = "Consumer group.")
  private String group = "";

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description =
          "Read only this topic, without the environment's prefix. Can be given several times."
              + " Default: the topics of all handled event types.")
  private List<String> topics = List.of();

  @Mixin private final PluginsCommand.PluginOptions plugins = new PluginsCommand.PluginOptions();
  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  @Override
  public Integer call() throws InterruptedException {
    EventBusConfig config = plugins.applyTo(connection.config());
    terminal().shutdown().extendBy(ConsumerSettings.of(config).closeTimeout());
    reportUnreachableBroker(config);
    try (Plugins loaded = Plugins.load(config)) {
      requireHandlers(loaded);
      loaded.start();
      List<HandlerRegistration> handlers = onTopics(loaded.handlers());
      consume(withTopics(config, handlers), handlers, loaded);
    } catch (InterruptedException e) {
      inform("interrupted before the consumer started");
    }
    return SUCCESS;
  }

  private void consume(EventBusConfig config, List<HandlerRegistration> handlers, Plugins loaded) {
    FilterPipelines filters =
        loaded.addSteps(FilterPipelines.builder(config).classLoader(loaded.classLoader())).build();
    try (EventConsumer consumer =
        EventConsumer.builder(config)
            .group(group)
            .handlers(handlers)
            .filters(filters)
            .listener(reportingTheFirstPartition(handlers.size()))
            .start()) {
      awaitShutdown(consumer);
    }
  }

  /** The consumer starts in the background: it may fail, or wait for its broker. */
  private ConsumerListener reportingTheFirstPartition(int handlers) {
    AtomicBoolean reported = new AtomicBoolean();
    return new ConsumerListener() {
      @Override
      public void onAssigned(AssignedPartition event) {
        if (reported.compareAndSet(false, true)) {
          print("consuming: group=" + group + " handlers=" + handlers);
          terminal().out().flush();
        }
      }
    };
  }

  /** Ends at an interrupt. Closing the consumer then waits for its handlers. */
  private void awaitShutdown(EventConsumer consumer) {
    try {
      consumer.awaitShutdown();
    } catch (InterruptedException e) {
      inform("stopping after running handlers have finished");
    }
  }

  /** Only reports: a supervisor would otherwise restart this process until the broker is back. */
  private void reportUnreachableBroker(EventBusConfig config) {
    try {
      BrokerAdmin.requireReachable(config);
    } catch (CommandFailedException e) {
      inform(e.getMessage() + "; waiting for it");
    }
  }

  private static void requireHandlers(Plugins loaded) {
    if (loaded.handlers().isEmpty()) {
      String failures =
          loaded.failures().stream().map(each -> "\n  " + each).collect(Collectors.joining());
      throw new CommandFailedException(
          "no handlers; 'eventbus plugins' lists plugins and handlers"
              + (failures.isEmpty() ? "" : "\nplugins that cannot be run:" + failures));
    }
  }

  /** Returns the handlers of the topics that are read. */
  private List<HandlerRegistration> onTopics(List<HandlerRegistration> handlers) {
    List<HandlerRegistration> result = new ArrayList<>();
    for (HandlerRegistration each : handlers) {
      if (topics.isEmpty() || each.topic().map(topics::contains).orElse(true)) {
        result.add(each);
      } else {
        inform("handler " + each.name() + " is unused: " + each.target() + " is not read");
      }
    }
    return result;
  }

  private EventBusConfig withTopics(EventBusConfig config, List<HandlerRegistration> handlers) {
    if (topics.isEmpty()) {
      return config;
    }
    EventBusConfig changed = config;
    for (EventType<?> type : handlers.stream().flatMap(each -> each.type().stream()).toList()) {
      String setting = "eventbus.consume." + type.name() + ".topics";
      changed = changed.with(setting, String.join(",", topics));
    }
    return changed;
  }
}
