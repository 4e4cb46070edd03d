package org.openedx.eventbus.maven;

import java.lang.reflect.Field;

/** Sets parameters of goals as Maven does: private fields of the class or of a superclass. */
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
