package org.openedx.eventbus.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.filter.FilterPipelines;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.plugin.Plugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus consume}: a consumer whose handlers are not wired in code. */
@Command(
    name = "consume",
    description = {
      "Give events to the handlers of plugins, and to those that eventbus.handlers.<event type>"
          + " names, until this is ended (Ctrl-C or SIGTERM): what is being handled is then"
          + " finished, within eventbus.consumer.close-timeout, and plugins are stopped.",
      "A plugin that cannot be run is named, and the others run, unless eventbus.plugins.on-failure"
          + " is stop. Events for one that registered but did not start become dead letters. When"
          + " it has joined, it prints one line on stdout:",
      "  consuming: group=GROUP handlers=NUMBER"
    })
final class ConsumeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      required = true,
      description = "The consumer group: its members share the events.")
  private String group = "";

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = {
        "Read only this topic, named without the environment's prefix; may be given several times."
            + " Default: the topics of the event types that are handled."
      })
  private List<String> topics = List.of();

  @Mixin private final PluginOptions pluginOptions = new PluginOptions();
  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  ConsumeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    EventBusConfig config = pluginOptions.over(connection.config());
    terminal.timeToEnd().add(ConsumerSettings.of(config).closeTimeout());
    sayIfBrokerIsAway(config);
    try (Plugins plugins = Plugins.load(config)) {
      requireHandlers(plugins);
      plugins.start();
      List<HandlerRegistration> receivers = onTopics(plugins.handlers());
      consume(reading(config, receivers), receivers, plugins);
    } catch (InterruptedException e) {
      say("ended before it began");
    }
    return ExitCode.DONE;
  }

  private void consume(
      EventBusConfig config, List<HandlerRegistration> receivers, Plugins plugins) {
    FilterPipelines filters =
        plugins
            .addSteps(FilterPipelines.builder(config).classLoader(plugins.classLoader()))
            .build();
    try (EventConsumer consumer =
        EventConsumer.builder(config).group(group).handlers(receivers).filters(filters).start()) {
      terminal.out().println("consuming: group=" + group + " handlers=" + receivers.size());
      terminal.out().flush();
      awaitEnd(consumer);
    }
  }

  /** The interrupt ends here: closing the consumer waits for its handlers. */
  private void awaitEnd(EventConsumer consumer) {
    try {
      consumer.awaitShutdown();
    } catch (InterruptedException e) {
      say("ending: what is being handled is finished first");
    }
  }

  /** No error: whoever supervises this would start it again and again until there is one. */
  private void sayIfBrokerIsAway(EventBusConfig config) {
    try {
      Reachability.requireBroker(config);
    } catch (CommandFailedException e) {
      say(e.getMessage() + "; waiting for it");
    }
  }

  private static void requireHandlers(Plugins plugins) {
    if (plugins.handlers().isEmpty()) {
      String failures =
          plugins.failures().isEmpty()
              ? ""
              : "\nplugins that cannot be run:\n  "
                  + String.join("\n  ", plugins.failures().stream().map(Object::toString).toList());
      throw new CommandFailedException(
          "nothing handles any event: 'eventbus plugins' lists what is there" + failures);
    }
  }

  /** With topics given, handlers of other topics have nothing to do. */
  private List<HandlerRegistration> onTopics(List<HandlerRegistration> receivers) {
    List<HandlerRegistration> wanted = new ArrayList<>();
    for (HandlerRegistration each : receivers) {
      if (topics.isEmpty() || each.topic().map(topics::contains).orElse(true)) {
        wanted.add(each);
      } else {
        say(each.name() + " is for " + each.target() + ", which is not read");
      }
    }
    return wanted;
  }

  private EventBusConfig reading(EventBusConfig config, List<HandlerRegistration> receivers) {
    EventBusConfig changed = config;
    if (!topics.isEmpty()) {
      String value = String.join(",", topics);
      for (EventType<?> type :
          receivers.stream().flatMap(each -> each.type().stream()).distinct().toList()) {
        changed = changed.with("eventbus.consume." + type.name() + ".topics", value);
      }
    }
    return changed;
  }

  private void say(String line) {
    terminal.err().println(line);
  }
}
