package org.openedx.eventbus.plugin;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a class says for the type argument of an interface. */
final class TypeArguments {
  private TypeArguments() {}

  /** The class, where it is written out in the class or one that it extends. */
  static Optional<Class<?>> of(Class<?> type, Class<?> generic) {
    return Stream.concat(
            Stream.of(type.getGenericInterfaces()), Stream.ofNullable(type.getGenericSuperclass()))
        .flatMap(above -> in(above, generic).stream())
        .findFirst();
  }

  private static Optional<Class<?>> in(Type type, Class<?> generic) {
    if (type instanceof ParameterizedType parameterized
        && parameterized.getRawType() instanceof Class<?> raw) {
      if (!raw.equals(generic)) {
        return of(raw, generic);
      }
      Type argument = parameterized.getActualTypeArguments()[0];
      Type erased = argument instanceof ParameterizedType inner ? inner.getRawType() : argument;
      return erased instanceof Class<?> found ? Optional.of(found) : Optional.empty();
    }
    return type instanceof Class<?> plain ? of(plain, generic) : Optional.empty();
  }
}
