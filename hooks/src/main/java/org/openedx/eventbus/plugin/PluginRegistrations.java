package org.openedx.eventbus.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.eventbus.filter.FilterType;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.HandlerRegistration;

/** Collects what one plugin registers. */
final class PluginRegistrations implements PluginContext {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private final String id;
  private final String origin;
  private final ClassLoader loader;
  private final EventBusConfig config;
  private final PluginSettings settings;
  private final List<HandlerRegistration> registrations = new ArrayList<>();
  private final List<StepRegistration<?>> steps = new ArrayList<>();
  private boolean open = true;

  PluginRegistrations(String id, String origin, ClassLoader loader, EventBusConfig config) {
    this.id = id;
    this.origin = origin;
    this.loader = loader;
    this.config = config;
    this.settings = PluginSettings.of(id, config);
  }

  /** Nothing can be registered any more. */
  void close() {
    open = false;
  }

  List<HandlerRegistration> registrations() {
    return List.copyOf(registrations);
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
    String name = registration.options().name().map(this::full).orElse(id);
    requireOpen(name);
    for (HandlerRegistration other : registrations) {
      if (other.name().equals(name) && other.target().equals(registration.target())) {
        throw new IllegalArgumentException(
            registration.target() + " has two handlers named '" + name + "'");
      }
    }
    DeliveryHandler<Object> handler = registration.handler();
    registrations.add(
        registration
            .named(name)
            .withOrigin(origin)
            .withHandler(
                within(
                    loader,
                    registration.type().map(type -> converting(type, handler)).orElse(handler))));
    return this;
  }

  private static DeliveryHandler<Object> converting(
      EventType<?> type, DeliveryHandler<Object> handler) {
    return (event, delivery) -> handler.handle(OtherContract.untyped(type, event), delivery);
  }

  @Override
  public <T> PluginContext step(FilterType<T> type, FilterStep<T> step) {
    return addStep(type, id, step);
  }

  @Override
  public <T> PluginContext step(FilterType<T> type, String name, FilterStep<T> step) {
    return addStep(type, full(name), step);
  }

  private <T> PluginContext addStep(FilterType<T> type, String name, FilterStep<T> step) {
    requireOpen(name);
    for (StepRegistration<?> other : steps) {
      if (other.name().equals(name) && other.type().equals(type)) {
        throw new IllegalArgumentException(
            "filter " + type.name() + " has two steps named '" + name + "'");
      }
    }
    Objects.requireNonNull(step, "step");
    steps.add(new StepRegistration<>(name, origin, type, step));
    return this;
  }

  private String full(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' is not a name of a handler or step; expected 1 to 100 letters, digits, dots,"
              + " hyphens and underscores");
    }
    return id + "/" + name;
  }

  private void requireOpen(String name) {
    if (!open) {
      throw new IllegalStateException(
          "plugin " + id + " registered " + name + " after its register method returned");
    }
  }

  static DeliveryHandler<Object> within(ClassLoader loader, DeliveryHandler<Object> handler) {
    return (event, delivery) ->
        ContextLoader.call(
            loader,
            () -> {
              handler.handle(event, delivery);
              return "";
            });
  }
}
