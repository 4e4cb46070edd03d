package org.openedx.eventbus.plugin;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.handler.HandlerRegistration;

/** One plugin and where it is in its life. Changed by one thread, read by any. */
final class HostedPlugin {
  private final EventPlugin plugin;
  private final String id;
  private final String version;
  private final String source;
  private final ClassLoader loader;
  private volatile PluginState state = PluginState.DISABLED;
  private volatile @Nullable PluginFailure failure;
  private volatile List<HandlerRegistration> registrations = List.of();
  private volatile List<StepRegistration<?>> steps = List.of();
  private boolean toStop;

  HostedPlugin(EventPlugin plugin, String id, String version, String source) {
    this.plugin = plugin;
    this.id = id;
    this.version = version;
    this.source = source;
    this.loader = plugin.getClass().getClassLoader();
  }

  String id() {
    return id;
  }

  /** The plugin's own classes. */
  ClassLoader loader() {
    return loader;
  }

  PluginState state() {
    return state;
  }

  void register(EventBusConfig config) throws InterruptedException {
    PluginRegistrations context =
        new PluginRegistrations(id, "plugin " + id + " (" + source + ")", loader, config);
    state = PluginState.REGISTERED;
    attempt(
        "cannot be registered",
        () -> {
          plugin.register(context);
          context.settings().check();
        });
    context.close();
    registrations = context.registrations();
    steps = context.steps();
  }

  void start() throws InterruptedException {
    if (state == PluginState.REGISTERED) {
      toStop = true;
      attempt("cannot be started", plugin::start);
      if (state == PluginState.REGISTERED) {
        state = PluginState.STARTED;
      }
    }
  }

  /** Returns what went wrong; the plugin is stopped all the same. */
  Optional<PluginFailure> stop() throws InterruptedException {
    if (!toStop) {
      return Optional.empty();
    }
    toStop = false;
    PluginFailure before = failure;
    PluginState ended = before == null ? PluginState.STOPPED : PluginState.FAILED;
    failure = null;
    attempt("cannot be stopped in good order", plugin::stop);
    PluginFailure wrong = failure;
    failure = before;
    state = ended;
    return Optional.ofNullable(wrong);
  }

  private interface Step {
    void run() throws Exception;
  }

  /** What is thrown is this plugin's failure, whatever it is, and nobody else's. */
  private void attempt(String what, Step step) throws InterruptedException {
    try {
      ContextLoader.call(
          loader,
          () -> {
            step.run();
            return "";
          });
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | Error e) {
      state = PluginState.FAILED;
      failure = new PluginFailure(where(), what + ": " + Reasons.of(e), e);
    }
  }

  private String where() {
    return "plugin " + id + " (" + source + ")";
  }

  Optional<PluginFailure> failure() {
    return Optional.ofNullable(failure);
  }

  /** What it has registered; handlers of one that failed reject what they are given. */
  List<HandlerRegistration> registrations() {
    PluginFailure why = failure;
    return why == null
        ? registrations
        : registrations.stream().map(each -> each.refusing(why.toString())).toList();
  }

  /** The steps it has registered; those of one that failed fail always. */
  List<StepRegistration<?>> steps() {
    PluginFailure why = failure;
    return why == null
        ? steps
        : steps.stream().<StepRegistration<?>>map(each -> each.refusing(why)).toList();
  }

  PluginStatus status() {
    return new PluginStatus(
        id, version, source, state, failure().map(PluginFailure::reason), health());
  }

  private Optional<PluginHealth> health() {
    if (state != PluginState.STARTED) {
      return Optional.empty();
    }
    try {
      return Optional.of(ContextLoader.call(loader, plugin::health));
    } catch (Exception | Error e) {
      return Optional.of(PluginHealth.down("health() failed: " + Reasons.of(e)));
    }
  }
}
