package org.openedx.eventbus.filter;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sees what classes cannot be immutable. What it lets pass may still be mutable: a record of a
 * mutable list cannot be told from one that copies its list.
 */
final class Mutability {
  private static final Set<Class<?>> ROOTS =
      Set.of(
          Collection.class,
          Map.class,
          Date.class,
          java.util.Calendar.class,
          Appendable.class,
          java.nio.Buffer.class,
          java.util.BitSet.class,
          java.util.concurrent.atomic.AtomicReference.class,
          java.util.concurrent.atomic.AtomicInteger.class,
          java.util.concurrent.atomic.AtomicLong.class);

  private Mutability() {}

  /** Why values of the class are mutable, if that can be seen. */
  static Optional<String> of(Class<?> type) {
    if (type.isPrimitive()) {
      return Optional.of(type + " is no class of objects");
    }
    if (isMutableByItself(type)) {
      return Optional.of(type.getTypeName() + " can be changed in place; wrap it in a record");
    }
    for (Class<?> each = type; isOurs(each); each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
          if (!Modifier.isFinal(field.getModifiers())) {
            return Optional.of("field " + field.getName() + " of " + name(each) + " is not final");
          }
          if (field.getType().isArray()) {
            return Optional.of("field " + field.getName() + " of " + name(each) + " is an array");
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isMutableByItself(Class<?> type) {
    return type.isArray() || ROOTS.stream().anyMatch(root -> root.isAssignableFrom(type));
  }

  /** The platform's own classes keep caches in fields that are not final. */
  private static boolean isOurs(@Nullable Class<?> type) {
    return type != null && type.getClassLoader() != null;
  }

  private static String name(Class<?> type) {
    return type.getName();
  }
}
