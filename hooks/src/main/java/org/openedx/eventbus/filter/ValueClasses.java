package org.openedx.eventbus.filter;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.Buffer;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Checks that the values of a filter type are immutable. */
final class ValueClasses {
  private static final Set<Class<?>> MUTABLE =
      Set.of(
          Collection.class,
          Map.class,
          Date.class,
          Calendar.class,
          Appendable.class,
          Buffer.class,
          BitSet.class,
          AtomicReference.class,
          AtomicInteger.class,
          AtomicLong.class);

  private ValueClasses() {}

  /**
   * Returns why values of the class are obviously mutable or not usable; empty if nothing was
   * found. A class that passes may still be mutable: a record that stores a mutable list cannot be
   * distinguished from one that copies it.
   */
  static Optional<String> problem(Class<?> type) {
    if (type.isPrimitive()) {
      return Optional.of(type + " is a primitive type");
    }
    if (type.isArray() || MUTABLE.stream().anyMatch(each -> each.isAssignableFrom(type))) {
      return Optional.of(type.getTypeName() + " is mutable; wrap it in a record");
    }
    for (Class<?> each = type; isApplicationClass(each); each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        boolean isPart = !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic();
        boolean isFinal = Modifier.isFinal(field.getModifiers());
        if (isPart && (!isFinal || field.getType().isArray())) {
          return Optional.of(
              "field %s of %s %s"
                  .formatted(
                      field.getName(), each.getName(), isFinal ? "is an array" : "is not final"));
        }
      }
    }
    return Optional.empty();
  }

  /** Classes of the JDK are excluded: immutable ones have non-final fields for cached values. */
  private static boolean isApplicationClass(@Nullable Class<?> type) {
    return type != null && type.getClassLoader() != null;
  }
}
