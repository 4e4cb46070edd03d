package org.openedx.eventbus.plugin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.hooks.internal.FailureText;
import org.openedx.eventbus.plugin.PluginRegistrations.StepRegistration;
import org.openedx.eventbus.plugin.PluginStatus.State;

/** One plugin and its state. Changed by one thread at a time, read by any. */
final class HostedPlugin {
  private final EventPlugin plugin;
  final String id;
  private final String version;
  private final String source;
  private final ClassLoader loader;
  private final Deadlines deadlines;
  private final DeadlineCalls lifecycle;
  private final DeadlineCalls healthCalls;
  private volatile State state = State.DISABLED;
  private volatile @Nullable PluginFailure failure;
  private volatile List<HandlerRegistration> handlers = List.of();
  private volatile List<StepRegistration<?>> steps = List.of();
  private boolean startCalled;
  private boolean handlersUnknown;

  /**
   * Deadlines of calls.
   *
   * @param start of {@code register} and {@code start}
   * @param stop of {@code stop}
   * @param health of {@code health}
   */
  record Deadlines(Duration start, Duration stop, Duration health) {}

  HostedPlugin(EventPlugin plugin, String id, String version, String source, Deadlines deadlines) {
    this.plugin = plugin;
    this.id = id;
    this.version = version;
    this.source = source;
    this.loader = plugin.getClass().getClassLoader();
    this.deadlines = deadlines;
    this.lifecycle = new DeadlineCalls("eventbus-plugin-" + id, loader);
    this.healthCalls = new DeadlineCalls("eventbus-plugin-health-" + id, loader);
  }

  /**
   * Calls {@link EventPlugin#register}; a failure changes the state. If the method throws, further
   * handlers may exist that it did not register.
   */
  void register(EventBusConfig config) throws InterruptedException {
    PluginRegistrations context = new PluginRegistrations(id, origin(), loader, config);
    state = State.REGISTERED;
    Optional<PluginFailure> thrown =
        attempt(
            "cannot be registered",
            "register()",
            deadlines.start(),
            () -> plugin.register(context));
    handlersUnknown = thrown.isPresent();
    thrown
        .or(() -> failureOf("cannot be registered", () -> context.settings().check()))
        .ifPresent(this::fail);
    context.close();
    handlers = context.handlers();
    steps = context.steps();
  }

  /**
   * Calls {@link EventPlugin#start}, unless the plugin failed before; a failure changes the state.
   */
  void start() throws InterruptedException {
    if (state == State.REGISTERED) {
      startCalled = true;
      attempt("cannot be started", "start()", deadlines.start(), plugin::start)
          .ifPresentOrElse(this::fail, () -> state = State.STARTED);
    }
  }

  /**
   * Calls {@link EventPlugin#stop}, if {@code start} was called.
   *
   * @return the failure of {@code stop}; the plugin counts as stopped nevertheless
   */
  Optional<PluginFailure> stop() throws InterruptedException {
    if (!startCalled) {
      return Optional.empty();
    }
    startCalled = false;
    Optional<PluginFailure> failureToStop =
        attempt("failed to stop", "stop()", deadlines.stop(), plugin::stop);
    state = failure == null ? State.STOPPED : State.FAILED;
    return failureToStop;
  }

  /** Calls code of the plugin. An exception of this code is a failure of this plugin only. */
  private Optional<PluginFailure> attempt(
      String what, String method, Duration deadline, PluginCalls.Code code)
      throws InterruptedException {
    try {
      lifecycle.call(
          method,
          deadline,
          () -> {
            code.run();
            return "";
          });
      return Optional.empty();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | Error e) {
      return Optional.of(failure(what, e));
    }
  }

  private Optional<PluginFailure> failureOf(String what, Runnable check) {
    try {
      check.run();
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(failure(what, e));
    }
  }

  private PluginFailure failure(String what, Throwable cause) {
    return new PluginFailure(origin(), what + ": " + FailureText.of(cause), cause);
  }

  private void fail(PluginFailure reason) {
    state = State.FAILED;
    failure = reason;
  }

  private String origin() {
    return "plugin " + id + " (" + source + ")";
  }

  /** Returns whether the plugin may have handlers that it did not register. */
  boolean areHandlersUnknown() {
    return handlersUnknown;
  }

  Optional<PluginFailure> failure() {
    return Optional.ofNullable(failure);
  }

  /** Returns the registered handlers; those of a plugin that failed reject every event. */
  List<HandlerRegistration> handlers() {
    PluginFailure reason = failure;
    return reason == null
        ? handlers
        : handlers.stream().map(each -> each.refusing(reason.toString())).toList();
  }

  /** Returns the registered steps; those of a plugin that failed always fail. */
  List<StepRegistration<?>> steps() {
    PluginFailure reason = failure;
    return reason == null
        ? steps
        : steps.stream().<StepRegistration<?>>map(each -> each.refusing(reason)).toList();
  }

  PluginStatus status() {
    return new PluginStatus(
        id, version, source, state, failure().map(PluginFailure::reason), health());
  }

  private Optional<PluginHealth> health() {
    if (state != State.STARTED) {
      return Optional.empty();
    }
    try {
      return Optional.of(healthCalls.call("health()", deadlines.health(), plugin::health));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(PluginHealth.down("health() was interrupted"));
    } catch (Exception | Error e) {
      return Optional.of(PluginHealth.down("health() failed: " + FailureText.of(e)));
    }
  }
}
