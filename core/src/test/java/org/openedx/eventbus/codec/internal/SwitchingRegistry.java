package org.openedx.eventbus.codec.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.openedx.eventbus.registry.SchemaRegistry;

/** Registry that delegates to another one, which a test can replace. */
public final class SwitchingRegistry {
  private SwitchingRegistry() {}

  public static SchemaRegistry of(AtomicReference<SchemaRegistry> current) {
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
