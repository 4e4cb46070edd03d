package org.openedx.eventbus.plugin;

import java.util.concurrent.Callable;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.HandlerRegistration;

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
        (event, delivery) ->
            call(
                loader,
                () -> {
                  converting.handle(event, delivery);
                  return "";
                }));
  }
}
