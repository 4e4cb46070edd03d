package org.openedx.eventbus.plugin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.filter.FilterPipelinesBuilder;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins of a process, and the handlers its configuration names. Whoever loaded them closes
 * them, after the last event. To be used by one thread, but for {@link #statuses}.
 *
 * <pre>{@code
 * try (Plugins plugins = Plugins.load(config).start();
 *     EventConsumer consumer =
 *         EventConsumer.builder(config).group("mailer").handlers(plugins.handlers()).start()) {
 *   consumer.awaitShutdown();
 * }
 * }</pre>
 */
public final class Plugins implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);

  private final List<HostedPlugin> plugins;
  private final List<PluginFailure> notLoaded;
  private final List<PluginClassLoader> loaders;
  private final ClassLoader classes;
  private final boolean stopOnFailure;
  private List<HandlerRegistration> configured = List.of();

  private Plugins(PluginFinder found, boolean stopOnFailure) {
    this.plugins = List.copyOf(found.plugins());
    this.notLoaded = List.copyOf(found.failures());
    this.loaders = List.copyOf(found.loaders());
    this.classes = new JarClasses(parent(), loaders);
    this.stopOnFailure = stopOnFailure;
  }

  /**
   * Finds plugins on the class path and in {@code eventbus.plugins.dir}, and lets them register.
   * Event types of {@code eventbus.handlers.*} are those on the class path.
   *
   * @throws ConfigurationException when receivers cannot be made, or no plugin goes by a name that
   *     was set; with everything that is wrong
   * @throws PluginException when a plugin cannot be run and {@code eventbus.plugins.on-failure} is
   *     {@code stop}
   */
  public static Plugins load(EventBusConfig config) throws InterruptedException {
    return load(config, EventCatalog.discover());
  }

  /** As {@link #load(EventBusConfig)}, with the event types that receivers may be named for. */
  public static Plugins load(EventBusConfig config, EventCatalog types)
      throws InterruptedException {
    PluginHostSettings settings = PluginHostSettings.of(config);
    PluginFinder finder = new PluginFinder(parent());
    Plugins loaded = null;
    try {
      finder.onClassPath();
      settings.directory().ifPresent(finder::inDirectory);
      loaded = new Plugins(finder, settings.onFailure() == PluginHostSettings.OnFailure.STOP);
      loaded.register(config, types);
      return loaded;
    } catch (RuntimeException | Error | InterruptedException e) {
      closeAll(finder.loaders());
      throw e;
    }
  }

  private static ClassLoader parent() {
    return Objects.requireNonNull(Plugins.class.getClassLoader(), "class loader");
  }

  private void register(EventBusConfig config, EventCatalog types) throws InterruptedException {
    List<String> problems = new ArrayList<>(unknownIds(config));
    configured = new ConfiguredHandlers(classes, types).make(config, problems::add);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    notLoaded.forEach(Plugins::log);
    for (HostedPlugin plugin : plugins) {
      if (PluginHostSettings.of(config).runs(plugin.id())) {
        plugin.register(config);
        plugin.failure().ifPresent(Plugins::log);
      }
    }
    stopIfToldTo();
  }

  /** A jar that could not be loaded may well be the one that is meant. */
  private List<String> unknownIds(EventBusConfig config) {
    List<String> ids = plugins.stream().map(HostedPlugin::id).sorted().toList();
    PluginHostSettings settings = PluginHostSettings.of(config);
    List<String> unknown = new ArrayList<>();
    mention("eventbus.plugins.enabled", settings.enabled(), ids, unknown);
    mention("eventbus.plugins.disabled", settings.disabled(), ids, unknown);
    for (String id : settings.withSettings()) {
      mention("eventbus.plugin." + id + ".*", List.of(id), ids, unknown);
    }
    if (notLoaded.isEmpty()) {
      return unknown;
    }
    unknown.forEach(problem -> LOG.error("{}", problem));
    return List.of();
  }

  private static void mention(
      String setting, List<String> named, List<String> ids, List<String> problems) {
    for (String id : named) {
      if (!ids.contains(id)) {
        problems.add(setting + ": no plugin is called '" + id + "'; there are " + ids);
      }
    }
  }

  private static void log(PluginFailure failure) {
    LOG.error("Not run: {}", failure, failure.cause());
  }

  private void stopIfToldTo() {
    if (stopOnFailure && !failures().isEmpty()) {
      throw new PluginException(failures());
    }
  }

  /**
   * Starts those that can be; returns this.
   *
   * @throws PluginException when one cannot be started and {@code eventbus.plugins.on-failure} is
   *     {@code stop}; those that were started are stopped, and all is closed
   */
  public Plugins start() throws InterruptedException {
    try {
      for (HostedPlugin plugin : plugins) {
        boolean failed = plugin.failure().isPresent();
        plugin.start();
        if (!failed) {
          plugin.failure().ifPresent(Plugins::log);
        }
      }
      stopIfToldTo();
      return this;
    } catch (PluginException | InterruptedException e) {
      close();
      throw e;
    }
  }

  /**
   * The handlers of all, as they are now. Those of a plugin that failed reject what they are given,
   * so that it is kept as a dead letter until the plugin runs.
   */
  public List<HandlerRegistration> handlers() {
    return Contracts.agreed(
        Stream.concat(
                configured.stream(),
                plugins.stream().flatMap(plugin -> plugin.registrations().stream()))
            .toList());
  }

  /**
   * Adds the steps of all, as they are now; returns what it was given. Steps of a plugin that
   * failed fail always, so that the policy of their filter decides.
   */
  public FilterPipelinesBuilder addSteps(FilterPipelinesBuilder filters) {
    plugins.forEach(plugin -> plugin.steps().forEach(step -> step.addTo(filters)));
    return filters;
  }

  /**
   * The classes of the process, and those of every jar with a plugin but for what is in two of
   * them: where classes that a configuration names come from.
   */
  public ClassLoader classLoader() {
    return classes;
  }

  /** What cannot be run, and why. */
  public List<PluginFailure> failures() {
    return Stream.concat(
            notLoaded.stream(), plugins.stream().flatMap(plugin -> plugin.failure().stream()))
        .toList();
  }

  /** Every plugin that was found, with its health; from any thread. */
  public List<PluginStatus> statuses() {
    return plugins.stream().map(HostedPlugin::status).toList();
  }

  /** Stops the plugins, the last one first, and lets go of their jars. */
  @Override
  public void close() {
    boolean interrupted = false;
    for (int i = plugins.size() - 1; i >= 0; i--) {
      try {
        plugins.get(i).stop().ifPresent(wrong -> LOG.error("{}", wrong, wrong.cause()));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    closeAll(loaders);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeAll(List<PluginClassLoader> loaders) {
    for (PluginClassLoader loader : loaders) {
      try {
        loader.close();
      } catch (IOException e) {
        LOG.warn("A plugin's jar cannot be closed", e);
      }
    }
  }
}
