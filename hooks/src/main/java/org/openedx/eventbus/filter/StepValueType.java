package org.openedx.eventbus.filter;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.Event;

/** Finds the {@code X} of a class that implements {@code FilterStep<X>}, where it can be told. */
final class StepValueType {
  private StepValueType() {}

  /** Why a step's class is not for a filter type; empty where it is, or nobody can tell. */
  static Optional<String> problem(Class<?> step, FilterType<?> type) {
    Type given = find(step, new HashMap<>());
    if (given == null || fits(given, type)) {
      return Optional.empty();
    }
    String wanted =
        type.event()
            .map(e -> Event.class.getName() + "<" + e.codec().payloadType().getName() + ">")
            .orElse(type.valueClass().getName());
    return Optional.of("filters " + given.getTypeName() + ", but values here are " + wanted);
  }

  private static boolean fits(Type given, FilterType<?> type) {
    if (given instanceof Class<?> plain) {
      return plain.isAssignableFrom(type.valueClass());
    }
    if (!(given instanceof ParameterizedType parameterized)) {
      return true; // a variable: the class leaves it open
    }
    boolean sameClass = ((Class<?>) parameterized.getRawType()).isAssignableFrom(type.valueClass());
    Type argument = parameterized.getActualTypeArguments()[0];
    return sameClass
        && (!(argument instanceof Class<?> payload)
            || type.event()
                .map(event -> payload.isAssignableFrom(event.codec().payloadType()))
                .orElse(true));
  }

  /** Null when the class implements no such thing, or as a raw type. */
  private static @Nullable Type find(Type here, Map<TypeVariable<?>, Type> known) {
    if (here instanceof ParameterizedType parameterized) {
      Class<?> raw = (Class<?>) parameterized.getRawType();
      Type[] arguments = parameterized.getActualTypeArguments();
      if (raw == FilterStep.class) {
        return known.getOrDefault(arguments[0], arguments[0]);
      }
      for (int i = 0; i < arguments.length; i++) {
        known.put(raw.getTypeParameters()[i], known.getOrDefault(arguments[i], arguments[i]));
      }
      return above(raw, known);
    }
    return here instanceof Class<?> plain ? above(plain, known) : null;
  }

  private static @Nullable Type above(Class<?> here, Map<TypeVariable<?>, Type> known) {
    for (Type each : here.getGenericInterfaces()) {
      Type found = find(each, known);
      if (found != null) {
        return found;
      }
    }
    Type parent = here.getGenericSuperclass();
    return parent == null ? null : find(parent, known);
  }
}
