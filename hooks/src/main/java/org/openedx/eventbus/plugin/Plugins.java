package org.openedx.eventbus.plugin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.filter.FilterPipelinesBuilder;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.internal.ThrowableSnapshot;
import org.openedx.eventbus.plugin.PluginHostSettings.OnFailure;
import org.openedx.eventbus.plugin.PluginHostSettings.OnUnreadable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins of a process, and the handlers that its configuration names. The caller closes it,
 * after the last event. Not thread-safe, except {@link #statuses}.
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
  private static final long RETRY_MILLIS = 1000;
  private static final String UNKNOWN_HANDLERS =
      "their handlers are unknown, and the group would skip their events. Repair or remove the"
          + " jars, or set eventbus.plugins.on-unreadable: wait tries again, skip runs the others";

  private final List<HostedPlugin> plugins;
  private final List<PluginFailure> notLoaded;
  private final List<PluginClassLoader> loaders;
  private final ClassLoader classes;
  private final boolean stopOnFailure;
  private final List<String> problems = new ArrayList<>();

  /** Problems of the ids in settings; only logged if a jar that was not loaded may have the id. */
  private List<String> unknownIds = List.of();

  private List<HandlerRegistration> configured = List.of();

  private Plugins(PluginFinder found, boolean stopOnFailure) {
    this.plugins = List.copyOf(found.plugins);
    this.notLoaded = List.copyOf(found.failures);
    this.loaders = List.copyOf(found.loaders);
    this.classes = new PluginClassLoader.Combined(parent(), loaders);
    this.stopOnFailure = stopOnFailure;
  }

  /**
   * Finds the plugins on the class path and in {@code eventbus.plugins.dir}, and registers their
   * handlers. {@code eventbus.handlers.*} may name the event types of the class path.
   *
   * @param config the settings
   * @return the plugins, not started yet; the caller closes them
   * @throws ConfigurationException if a configured handler cannot be created, or a setting names an
   *     unknown plugin; with all problems
   * @throws PluginException if the handlers of a plugin are unknown and {@code
   *     eventbus.plugins.on-unreadable} is {@code fail}; or if a plugin cannot be run and {@code
   *     eventbus.plugins.on-failure} is {@code stop}
   * @throws InterruptedException if the thread is interrupted while a plugin registers its
   *     handlers, or while this method waits for a plugin that cannot be loaded
   */
  public static Plugins load(EventBusConfig config) throws InterruptedException {
    return load(config, EventCatalog.discover());
  }

  /**
   * Finds plugins as {@link #load(EventBusConfig)}, with the event types that {@code
   * eventbus.handlers.*} may name.
   *
   * @param config the settings
   * @param types the event types, in place of those on the class path
   * @return the plugins, not started yet; the caller closes them
   * @throws ConfigurationException if a configured handler cannot be created, or a setting names an
   *     unknown plugin; with all problems
   * @throws PluginException if the handlers of a plugin are unknown and {@code
   *     eventbus.plugins.on-unreadable} is {@code fail}; or if a plugin cannot be run and {@code
   *     eventbus.plugins.on-failure} is {@code stop}
   * @throws InterruptedException if the thread is interrupted while a plugin registers its
   *     handlers, or while this method waits for a plugin that cannot be loaded
   */
  public static Plugins load(EventBusConfig config, EventCatalog types)
      throws InterruptedException {
    Objects.requireNonNull(types, "types");
    PluginHostSettings settings = PluginHostSettings.of(Objects.requireNonNull(config, "config"));
    String waitingFor = "";
    while (true) {
      Plugins loaded = attempt(config, settings, types);
      List<PluginFailure> unknown = loaded.unknownHandlers();
      if (unknown.isEmpty() || settings.onUnreadable() == OnUnreadable.SKIP) {
        loaded.check();
        return loaded;
      }
      closeAll(loaded.loaders);
      if (settings.onUnreadable() == OnUnreadable.FAIL) {
        throw new PluginException(unknown, UNKNOWN_HANDLERS);
      }
      if (!waitingFor.equals(unknown.toString())) {
        waitingFor = unknown.toString();
        unknown.forEach(Plugins::log);
        LOG.error("Waiting until these plugins can be loaded: {}", UNKNOWN_HANDLERS);
      }
      Thread.sleep(RETRY_MILLIS);
    }
  }

  private static Plugins attempt(
      EventBusConfig config, PluginHostSettings settings, EventCatalog types)
      throws InterruptedException {
    PluginFinder finder = new PluginFinder(parent(), settings.deadlines());
    try {
      finder.findOnClassPath();
      settings.directory().ifPresent(finder::findInDirectory);
      Plugins loaded = new Plugins(finder, settings.onFailure() == OnFailure.STOP);
      loaded.register(config, settings, types);
      return loaded;
    } catch (RuntimeException | Error | InterruptedException e) {
      closeAll(finder.loaders);
      throw e;
    }
  }

  /** Logs the failures; throws if the plugins must not be used because of them. */
  private void check() {
    try {
      if (!problems.isEmpty()) {
        throw new ConfigurationException(problems);
      }
      unknownIds.forEach(problem -> LOG.error("{}", problem));
      failures().forEach(Plugins::log);
      throwIfStopOnFailure();
    } catch (ConfigurationException | PluginException e) {
      closeAll(loaders);
      throw e;
    }
  }

  /** Returns the failures of plugins that may have handlers which are not registered. */
  private List<PluginFailure> unknownHandlers() {
    return Stream.concat(
            notLoaded.stream(),
            plugins.stream()
                .filter(HostedPlugin::areHandlersUnknown)
                .flatMap(plugin -> plugin.failure().stream()))
        .toList();
  }

  private static ClassLoader parent() {
    return Objects.requireNonNull(Plugins.class.getClassLoader(), "class loader");
  }

  private void register(EventBusConfig config, PluginHostSettings settings, EventCatalog types)
      throws InterruptedException {
    unknownIds = settings.unknownIds(plugins.stream().map(plugin -> plugin.id).sorted().toList());
    if (notLoaded.isEmpty()) {
      problems.addAll(unknownIds);
    }
    configured = new ConfiguredHandlers(classes, types).create(settings.handlers(), problems);
    for (HostedPlugin plugin : plugins) {
      if (settings.runs(plugin.id)) {
        plugin.register(config);
      }
    }
  }

  private static void log(PluginFailure failure) {
    LOG.error("Not running {}", failure, logged(failure));
  }

  private static @Nullable Throwable logged(PluginFailure failure) {
    Throwable cause = failure.cause();
    return cause == null ? null : ThrowableSnapshot.of(cause).logged();
  }

  private void throwIfStopOnFailure() {
    if (stopOnFailure && !failures().isEmpty()) {
      throw new PluginException(failures(), "");
    }
  }

  /**
   * Starts the plugins that were registered.
   *
   * @return these plugins
   * @throws PluginException if a plugin cannot be started and {@code eventbus.plugins.on-failure}
   *     is {@code stop}; plugins that were started are then stopped, and their jars closed
   * @throws InterruptedException if the thread is interrupted while a plugin starts; the plugins
   *     are then stopped and closed as well
   */
  public Plugins start() throws InterruptedException {
    try {
      for (HostedPlugin plugin : plugins) {
        boolean failedBefore = plugin.failure().isPresent();
        plugin.start();
        if (!failedBefore) {
          plugin.failure().ifPresent(Plugins::log);
        }
      }
      throwIfStopOnFailure();
      return this;
    } catch (PluginException | InterruptedException e) {
      close();
      throw e;
    }
  }

  /**
   * {@return the handlers of the configuration and of all plugins} Handlers of a plugin that has
   * failed so far reject every event, which becomes a dead letter and can be redriven when the
   * plugin runs again.
   */
  public List<HandlerRegistration> handlers() {
    return PluginCalls.ContractVersions.newest(
        Stream.concat(
                configured.stream(), plugins.stream().flatMap(plugin -> plugin.handlers().stream()))
            .toList());
  }

  /**
   * Adds the filter steps of all plugins to a builder. Steps of a plugin that has failed so far
   * always fail, and the policy of their filter applies.
   *
   * @param filters the builder of the pipelines
   * @return the builder
   */
  public FilterPipelinesBuilder addSteps(FilterPipelinesBuilder filters) {
    Objects.requireNonNull(filters, "filters");
    plugins.forEach(plugin -> plugin.steps().forEach(step -> step.addTo(filters)));
    return filters;
  }

  /**
   * {@return the class loader of classes that the configuration names: it finds the classes of the
   * process and of all plugin jars, except classes that several jars contain}
   */
  public ClassLoader classLoader() {
    return classes;
  }

  /** {@return the failures of plugins that cannot be run, and of jars that cannot be loaded} */
  public List<PluginFailure> failures() {
    return Stream.concat(
            notLoaded.stream(), plugins.stream().flatMap(plugin -> plugin.failure().stream()))
        .toList();
  }

  /** {@return the status of every plugin that was found} May be called from any thread. */
  public List<PluginStatus> statuses() {
    return plugins.stream().map(HostedPlugin::status).toList();
  }

  /** Stops the plugins in reverse order, and closes their jars. */
  @Override
  public void close() {
    boolean interrupted = false;
    for (int i = plugins.size() - 1; i >= 0; i--) {
      try {
        plugins.get(i).stop().ifPresent(failure -> LOG.error("{}", failure, logged(failure)));
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
        LOG.warn("Failed to close the jar of a plugin", e);
      }
    }
  }
}
