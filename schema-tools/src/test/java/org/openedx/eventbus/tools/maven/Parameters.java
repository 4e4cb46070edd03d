package org.openedx.eventbus.tools.maven;

import java.lang.reflect.Field;

/** Sets what Maven sets: private fields, of the goal's class or one above it. */
final class Parameters {
  private Parameters() {}

  static void set(ContractsMojo mojo, String parameter, Object value) {
    for (Class<?> type = mojo.getClass(); type != null; type = type.getSuperclass()) {
      try {
        Field field = type.getDeclaredField(parameter);
        field.setAccessible(true);
        field.set(mojo, value);
        return;
      } catch (NoSuchFieldException e) {
        // one of a class above
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
    throw new AssertionError(mojo.getClass() + " has no parameter " + parameter);
  }
}
