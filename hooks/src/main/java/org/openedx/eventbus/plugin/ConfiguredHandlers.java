package org.openedx.eventbus.plugin;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.EventHandler;
import org.openedx.eventbus.handler.HandlerOptions;
import org.openedx.eventbus.handler.HandlerRegistration;

/** Makes the handlers that {@code eventbus.handlers.<event type>} names, known by their class. */
final class ConfiguredHandlers {
  private final ClassLoader classes;
  private final EventCatalog types;

  ConfiguredHandlers(ClassLoader classes, EventCatalog types) {
    this.classes = classes;
    this.types = types;
  }

  List<HandlerRegistration> make(EventBusConfig config, Consumer<String> problems) {
    List<HandlerRegistration> made = new ArrayList<>();
    for (PluginHostSettings.ConfiguredHandler configured :
        PluginHostSettings.of(config).handlers()) {
      EventType<?> type = types.find(configured.type()).orElse(null);
      if (type == null) {
        problems.accept(configured.place() + ": no event type of this name is on the class path");
      }
      for (String name : configured.classes()) {
        try {
          Class<?> handler = find(name);
          DeliveryHandler<Object> instance = instance(handler, type);
          if (type != null) {
            made.add(registration(name, configured.place(), type, handler, instance));
          }
        } catch (IllegalArgumentException e) {
          problems.accept(configured.place() + ": " + name + " " + e.getMessage());
        }
      }
    }
    return made;
  }

  private static HandlerRegistration registration(
      String name,
      String place,
      EventType<?> type,
      Class<?> handler,
      DeliveryHandler<Object> instance) {
    DeliveryHandler<Object> converting =
        (event, delivery) -> instance.handle(OtherContract.untyped(type, event), delivery);
    return HandlerRegistration.of(
            type, PluginRegistrations.within(handler.getClassLoader(), converting), place)
        .named(name);
  }

  private Class<?> find(String name) {
    try {
      return Class.forName(name, false, classes);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (LinkageError e) {
      throw new IllegalArgumentException("cannot be loaded: " + Reasons.of(e), e);
    }
  }

  /** One handler, checked for the type of its payload as far as its class tells. */
  @SuppressWarnings("unchecked") // checked below; else an event it cannot take is its failure
  private static DeliveryHandler<Object> instance(Class<?> handler, @Nullable EventType<?> type) {
    boolean plain = EventHandler.class.isAssignableFrom(handler);
    if (!plain && !DeliveryHandler.class.isAssignableFrom(handler)) {
      throw new IllegalArgumentException("is neither an EventHandler nor a DeliveryHandler");
    }
    if (type != null) {
      requirePayload(handler, plain ? EventHandler.class : DeliveryHandler.class, type);
    }
    Object made = construct(handler);
    return plain
        ? HandlerOptions.handler().calls((EventHandler<Object>) made)
        : (DeliveryHandler<Object>) made;
  }

  private static void requirePayload(Class<?> handler, Class<?> raw, EventType<?> type) {
    Class<?> payload = type.codec().payloadType();
    Class<?> wanted = TypeArguments.of(handler, raw).orElse(payload);
    if (!wanted.isAssignableFrom(payload)) {
      throw new IllegalArgumentException(
          "handles " + wanted.getName() + ", and the payload of this type is " + payload.getName());
    }
  }

  private static Object construct(Class<?> handler) {
    try {
      return handler.getConstructor().newInstance();
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException("has no public constructor without arguments", e);
    } catch (InstantiationException e) {
      throw new IllegalArgumentException("is abstract", e);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException("is not public", e);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "cannot be constructed: " + Reasons.of(e.getTargetException()), e);
    } catch (LinkageError e) {
      throw new IllegalArgumentException("cannot be constructed: " + Reasons.of(e), e);
    }
  }
}
