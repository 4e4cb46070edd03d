package org.openedx.eventbus.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.config.PluginSettings;
import org.openedx.eventbus.event.DeliveryHandler;
import org.openedx.eventbus.event.EventHandler;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.eventbus.filter.FilterType;

/** Collects what one plugin registers. */
final class PluginRegistrations implements PluginContext {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private final String id;
  private final String origin;
  private final ClassLoader loader;
  private final EventBusConfig config;
  private final PluginSettings settings;
  private final List<Registration> registrations = new ArrayList<>();
  private final List<StepRegistration<?>> steps = new ArrayList<>();
  private boolean open = true;

  PluginRegistrations(String id, String origin, ClassLoader loader, EventBusConfig config) {
    this.id = id;
    this.origin = origin;
    this.loader = loader;
    this.config = config;
    this.settings = config.plugin(id);
  }

  /** Nothing can be registered any more. */
  void close() {
    open = false;
  }

  List<Registration> registrations() {
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
  public <T> PluginContext on(EventType<T> type, EventHandler<? super T> handler) {
    return onType(type, id, ignoringDelivery(handler));
  }

  @Override
  public <T> PluginContext on(EventType<T> type, DeliveryHandler<? super T> handler) {
    return onType(type, id, handler);
  }

  @Override
  public <T> PluginContext on(EventType<T> type, String name, EventHandler<? super T> handler) {
    return onType(type, full(name), ignoringDelivery(handler));
  }

  @Override
  public <T> PluginContext on(EventType<T> type, String name, DeliveryHandler<? super T> handler) {
    return onType(type, full(name), handler);
  }

  @Override
  public PluginContext onTopic(String topic, EventHandler<Object> handler) {
    return addTopic(topic, id, ignoringDelivery(handler));
  }

  @Override
  public PluginContext onTopic(String topic, DeliveryHandler<Object> handler) {
    return addTopic(topic, id, handler);
  }

  @Override
  public PluginContext onTopic(String topic, String name, EventHandler<Object> handler) {
    return addTopic(topic, full(name), ignoringDelivery(handler));
  }

  @Override
  public PluginContext onTopic(String topic, String name, DeliveryHandler<Object> handler) {
    return addTopic(topic, full(name), handler);
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
            "filter " + type.name() + " has two steps called '" + name + "'");
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
              + "' cannot name a handler or step: letters, digits, dots, dashes and underscores");
    }
    return id + "/" + name;
  }

  static <T> DeliveryHandler<T> ignoringDelivery(EventHandler<T> handler) {
    Objects.requireNonNull(handler, "handler");
    return (event, delivery) -> handler.handle(event);
  }

  @SuppressWarnings(
      "unchecked") // an event is only read, and OtherContract makes it one of this type
  private <T> PluginContext onType(
      EventType<T> type, String name, DeliveryHandler<? super T> handler) {
    DeliveryHandler<T> own = (DeliveryHandler<T>) Objects.requireNonNull(handler, "handler");
    return add(
        new Registration(
            name,
            origin,
            Optional.of(type),
            Optional.empty(),
            within(loader, (event, at) -> own.handle(OtherContract.read(type, event), at)),
            Optional.empty()));
  }

  private PluginContext addTopic(String topic, String name, DeliveryHandler<Object> handler) {
    Objects.requireNonNull(handler, "handler");
    return add(
        new Registration(
            name,
            origin,
            Optional.empty(),
            Optional.of(topic),
            within(loader, handler),
            Optional.empty()));
  }

  private PluginContext add(Registration registration) {
    requireOpen(registration.name());
    for (Registration other : registrations) {
      if (other.name().equals(registration.name())
          && other.target().equals(registration.target())) {
        throw new IllegalArgumentException(
            registration.target() + " has two handlers called '" + other.name() + "'");
      }
    }
    registrations.add(registration);
    return this;
  }

  private void requireOpen(String name) {
    if (!open) {
      throw new IllegalStateException(
          "plugin " + id + " registers " + name + " after register has returned");
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
