package org.openedx.eventbus.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.filter.FilterPipelinesBuilder;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.eventbus.filter.FilterType;
import org.openedx.eventbus.handler.HandlerRegistration;

/** Collects the handlers and filter steps that one plugin registers. Not thread-safe. */
final class PluginRegistrations implements PluginContext {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private final String id;
  private final String origin;
  private final ClassLoader loader;
  private final EventBusConfig config;
  private final PluginSettings settings;
  private final List<HandlerRegistration> handlers = new ArrayList<>();
  private final List<StepRegistration<?>> steps = new ArrayList<>();
  private boolean open = true;

  /** A step that a plugin adds to a filter. */
  record StepRegistration<T>(String name, String origin, FilterType<T> type, FilterStep<T> step) {
    void addTo(FilterPipelinesBuilder filters) {
      filters.step(origin, type, name, step);
    }

    /** Returns a step that always fails, so that no value passes without the check of the step. */
    StepRegistration<T> refusing(PluginFailure reason) {
      FilterStep<T> failing =
          (value, context) -> {
            throw new IllegalStateException(reason.toString());
          };
      return new StepRegistration<>(name, origin, type, failing);
    }
  }

  PluginRegistrations(String id, String origin, ClassLoader loader, EventBusConfig config) {
    this.id = id;
    this.origin = origin;
    this.loader = loader;
    this.config = config;
    this.settings = PluginSettings.of(id, config);
  }

  /** Rejects further registrations. */
  void close() {
    open = false;
  }

  List<HandlerRegistration> handlers() {
    return List.copyOf(handlers);
  }

  List<StepRegistration<?>> steps() {
    return List.copyOf(steps);
  }

  @Override
  public PluginSettings settings() {
    return settings;
  }

  @Override
  public EventBusConfig config() {
    return config;
  }

  @Override
  public PluginContext register(HandlerRegistration registration) {
    Objects.requireNonNull(registration, "registration");
    String name = registration.options().name().map(this::fullName).orElse(id);
    requireOpen(name);
    for (HandlerRegistration other : handlers) {
      if (other.name().equals(name) && other.target().equals(registration.target())) {
        throw new IllegalArgumentException(
            registration.target() + " has two handlers named '" + name + "'");
      }
    }
    handlers.add(PluginCalls.wrap(loader, registration.named(name).withOrigin(origin)));
    return this;
  }

  @Override
  public <T> PluginContext step(FilterType<T> type, FilterStep<T> step) {
    return addStep(type, id, step);
  }

  @Override
  public <T> PluginContext step(FilterType<T> type, String name, FilterStep<T> step) {
    return addStep(type, fullName(Objects.requireNonNull(name, "name")), step);
  }

  private <T> PluginContext addStep(FilterType<T> type, String name, FilterStep<T> step) {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(step, "step");
    requireOpen(name);
    for (StepRegistration<?> other : steps) {
      if (other.name().equals(name) && other.type().equals(type)) {
        throw new IllegalArgumentException(
            "filter " + type.name() + " has two steps named '" + name + "'");
      }
    }
    steps.add(new StepRegistration<>(name, origin, type, step));
    return this;
  }

  private String fullName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          ("'%s' is not a name of a handler or step; expected 1 to 100 letters, digits, dots,"
                  + " hyphens and underscores")
              .formatted(name));
    }
    return id + "/" + name;
  }

  private void requireOpen(String name) {
    if (!open) {
      throw new IllegalStateException(
          "plugin " + id + " registered " + name + " after its register method returned");
    }
  }
}
