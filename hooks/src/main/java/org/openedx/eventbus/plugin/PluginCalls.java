package org.openedx.eventbus.plugin;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BinaryOperator;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.hooks.internal.WireCopy;

/**
 * Calls code of plugins with its class loader as the context class loader of the thread, so that
 * libraries that look up classes and resources find those of the plugin.
 */
final class PluginCalls {
  private PluginCalls() {}

  static <T> T call(ClassLoader loader, Callable<T> code) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return code.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Code of a plugin that returns nothing. */
  interface Code {
    void run() throws Exception;
  }

  static void run(ClassLoader loader, Code code) throws Exception {
    call(
        loader,
        () -> {
          code.run();
          return "";
        });
  }

  /**
   * Returns the registration with a handler that is called with this context class loader, and with
   * events converted to its contract, see {@link ContractVersions}.
   */
  static HandlerRegistration wrap(ClassLoader loader, HandlerRegistration registration) {
    DeliveryHandler<Object> handler = registration.handler();
    DeliveryHandler<Object> converting =
        registration
            .type()
            .<DeliveryHandler<Object>>map(
                type ->
                    (event, delivery) ->
                        handler.handle(ContractVersions.convert(type, event), delivery))
            .orElse(handler);
    return registration.withHandler(
        (event, delivery) -> run(loader, () -> converting.handle(event, delivery)));
  }

  /**
   * Lets plugin jars with different contracts of one event type run in one process.
   *
   * <p>Two jars may contain different classes for the same event type: two minor versions of its
   * contract, or the same version twice, loaded by two class loaders. A consumer decodes each event
   * once, with one contract. {@link #newest} selects that contract for all handlers, and {@link
   * #convert} converts the event to the contract of a handler when the handler is called.
   */
  static final class ContractVersions {
    private ContractVersions() {}

    /**
     * Returns the registrations with the contract of the highest minor version for each event type,
     * because it has all fields of the others.
     */
    static List<HandlerRegistration> newest(List<HandlerRegistration> registrations) {
      BinaryOperator<EventType<?>> newer =
          BinaryOperator.maxBy(Comparator.comparingInt(EventType::minorVersion));
      Map<EventName, EventType<?>> newest = new HashMap<>();
      for (HandlerRegistration each : registrations) {
        each.type().ifPresent(type -> newest.merge(type.name(), type, newer));
      }
      return registrations.stream()
          .map(
              each ->
                  each.type()
                      .map(type -> each.forType(newest.getOrDefault(type.name(), type)))
                      .orElse(each))
          .toList();
    }

    /**
     * Returns the event as a contract of its type reads it: the event itself if it has this
     * contract, otherwise an encoded and decoded copy.
     *
     * @throws org.openedx.eventbus.event.IncompatibleEventException if the contract cannot read it
     */
    @SuppressWarnings("unchecked") // handlers only read the event
    static Event<Object> convert(EventType<?> contract, Event<?> event) {
      Event<?> converted = isSame(contract, event.type()) ? event : WireCopy.as(contract, event);
      return (Event<Object>) converted;
    }

    private static boolean isSame(EventType<?> one, EventType<?> other) {
      return one.codec().payloadType().equals(other.codec().payloadType())
          && one.schema().equals(other.schema());
    }
  }
}
