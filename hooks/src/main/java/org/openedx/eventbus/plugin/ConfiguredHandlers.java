package org.openedx.eventbus.plugin;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.EventHandler;
import org.openedx.eventbus.handler.HandlerOptions;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.hooks.internal.ConfiguredClasses;
import org.openedx.eventbus.hooks.internal.ConfiguredClasses.TypeArguments;
import org.openedx.eventbus.hooks.internal.ConfiguredClasses.UnusableClassException;
import org.openedx.eventbus.plugin.PluginHostSettings.ConfiguredHandler;

/**
 * Creates the handlers that {@code eventbus.handlers.<event type>} names. The name of such a
 * handler is the name of its class.
 */
record ConfiguredHandlers(ClassLoader loader, EventCatalog types) {
  /** Returns the handlers; adds the problems of the settings to {@code problems}. */
  List<HandlerRegistration> create(List<ConfiguredHandler> settings, List<String> problems) {
    List<HandlerRegistration> created = new ArrayList<>();
    for (ConfiguredHandler setting : settings) {
      EventType<?> type = types.find(setting.type()).orElse(null);
      if (type == null) {
        problems.add(setting.place() + ": no event type of this name is on the class path");
      }
      for (String className : setting.classes()) {
        try {
          Class<?> handlerClass = ConfiguredClasses.load(className, loader);
          DeliveryHandler<Object> handler = create(handlerClass, type);
          if (type != null) {
            created.add(
                PluginCalls.wrap(
                    handlerClass.getClassLoader(),
                    HandlerRegistration.of(type, handler, setting.place()).named(className)));
          }
        } catch (UnusableClassException e) {
          problems.add(setting.place() + ": " + className + ": " + e.getMessage());
        }
      }
    }
    return created;
  }

  /**
   * @param type the event type; null if it is unknown, so that its payload cannot be checked
   */
  @SuppressWarnings("unchecked") // checked as far as the class declares its payload
  private static DeliveryHandler<Object> create(
      Class<?> handlerClass, @Nullable EventType<?> type) {
    boolean plain = EventHandler.class.isAssignableFrom(handlerClass);
    if (!plain && !DeliveryHandler.class.isAssignableFrom(handlerClass)) {
      throw new UnusableClassException("implements neither EventHandler nor DeliveryHandler");
    }
    if (type != null) {
      requirePayload(handlerClass, plain ? EventHandler.class : DeliveryHandler.class, type);
    }
    Object handler = ConfiguredClasses.create(handlerClass);
    return plain
        ? HandlerOptions.handler().calls((EventHandler<Object>) handler)
        : (DeliveryHandler<Object>) handler;
  }

  private static void requirePayload(
      Class<?> handlerClass, Class<?> handlerInterface, EventType<?> type) {
    Class<?> payload = type.codec().payloadType();
    Optional<Type> declared = TypeArguments.find(handlerClass, handlerInterface);
    Class<?> accepted = declared.<Class<?>>flatMap(TypeArguments::rawClass).orElse(payload);
    if (!accepted.isAssignableFrom(payload)) {
      throw new UnusableClassException(
          "handles %s, but the payload of this event type is %s"
              .formatted(accepted.getName(), payload.getName()));
    }
  }
}
