package org.openedx.eventbus.codec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.openedx.eventbus.registry.SchemaRegistry;

/** A registry that can be replaced under its user's feet. */
final class SwitchingRegistry {
  private SwitchingRegistry() {}

  static SchemaRegistry of(AtomicReference<SchemaRegistry> current) {
    return (SchemaRegistry)
        Proxy.newProxyInstance(
            SwitchingRegistry.class.getClassLoader(),
            new Class<?>[] {SchemaRegistry.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(current.get(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
