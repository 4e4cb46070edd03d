package org.openedx.eventbus.plugin;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.ConfiguredReceivers;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.DeliveryHandler;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventHandler;
import org.openedx.eventbus.event.EventType;

/** Makes the handlers that {@code eventbus.receivers.<event type>} names, known by their class. */
final class ConfiguredHandlers {
  private final ClassLoader classes;
  private final EventCatalog types;

  ConfiguredHandlers(ClassLoader classes, EventCatalog types) {
    this.classes = classes;
    this.types = types;
  }

  List<Registration> make(EventBusConfig config, Consumer<String> problems) {
    List<Registration> made = new ArrayList<>();
    for (ConfiguredReceivers receivers : config.receivers()) {
      EventType<?> type = types.find(receivers.type()).orElse(null);
      if (type == null) {
        problems.accept(receivers.place() + ": no event type of this name is on the class path");
      }
      for (String name : receivers.classes()) {
        try {
          Class<?> handler = find(name);
          DeliveryHandler<Object> instance = instance(handler, type);
          if (type != null) {
            made.add(registration(name, receivers.place(), type, handler, instance));
          }
        } catch (IllegalArgumentException e) {
          problems.accept(receivers.place() + ": " + name + " " + e.getMessage());
        }
      }
    }
    return made;
  }

  private static Registration registration(
      String name,
      String place,
      EventType<?> type,
      Class<?> handler,
      DeliveryHandler<Object> instance) {
    return new Registration(
        name,
        place,
        Optional.of(type),
        Optional.empty(),
        PluginRegistrations.within(
            handler.getClassLoader(),
            (event, delivery) -> instance.handle(OtherContract.untyped(type, event), delivery)),
        Optional.empty());
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
        ? PluginRegistrations.ignoringDelivery((EventHandler<Object>) made)
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
