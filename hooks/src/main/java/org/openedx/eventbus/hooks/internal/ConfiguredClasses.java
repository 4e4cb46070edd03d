package org.openedx.eventbus.hooks.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/** Loads classes that the configuration names, and creates their instances. */
public final class ConfiguredClasses {
  private ConfiguredClasses() {}

  /**
   * Thrown if a class cannot be used. The message follows the class name, for example {@code has no
   * public constructor without parameters}. Callers turn it into a problem of the configuration.
   */
  public static final class UnusableClassException extends EventBusException {
    private static final long serialVersionUID = 1L;

    public UnusableClassException(String message) {
      super(message);
    }
  }

  /**
   * Loads a class without initializing it.
   *
   * @throws UnusableClassException if there is no such class or it cannot be linked
   */
  public static Class<?> load(String className, ClassLoader loader) {
    try {
      return Class.forName(className, false, loader);
    } catch (ClassNotFoundException e) {
      String message = e.getMessage();
      throw new UnusableClassException(
          message == null || message.equals(className)
              ? "no such class on the class path"
              : message);
    } catch (LinkageError e) {
      throw new UnusableClassException("cannot be loaded: " + FailureText.of(e));
    }
  }

  /**
   * Creates an instance with the public constructor that has no parameters.
   *
   * @throws UnusableClassException if there is no such constructor or it fails
   */
  public static Object create(Class<?> type) {
    if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
      throw new UnusableClassException("must be a public class that is not abstract");
    }
    try {
      return type.getConstructor().newInstance();
    } catch (NoSuchMethodException e) {
      throw new UnusableClassException("has no public constructor without parameters");
    } catch (InvocationTargetException e) {
      throw new UnusableClassException(
          "its constructor failed: " + FailureText.of(e.getTargetException()));
    } catch (InstantiationException | IllegalAccessException | LinkageError e) {
      throw new UnusableClassException("cannot be created: " + FailureText.of(e));
    }
  }

  /** Finds the type argument with which a class implements a generic interface. */
  public static final class TypeArguments {
    private TypeArguments() {}

    /**
     * Returns the first type argument, for example {@code Order} for a class that implements {@code
     * EventHandler<Order>} directly or through a superclass.
     *
     * @return a class, a parameterized type, or a type variable that the class leaves open; empty
     *     if the class does not implement the interface or implements it as a raw type
     */
    public static Optional<Type> find(Class<?> type, Class<?> genericInterface) {
      return Optional.ofNullable(find(type, genericInterface, new HashMap<>()));
    }

    private static @Nullable Type find(
        Type type, Class<?> wanted, Map<TypeVariable<?>, Type> bindings) {
      if (type instanceof Class<?> plain) {
        return findAbove(plain, wanted, bindings);
      }
      if (!(type instanceof ParameterizedType parameterized)) {
        return null;
      }
      Class<?> raw = (Class<?>) parameterized.getRawType();
      Type[] arguments = parameterized.getActualTypeArguments();
      if (raw == wanted) {
        return bindings.getOrDefault(arguments[0], arguments[0]);
      }
      for (int i = 0; i < arguments.length; i++) {
        bindings.put(raw.getTypeParameters()[i], bindings.getOrDefault(arguments[i], arguments[i]));
      }
      return findAbove(raw, wanted, bindings);
    }

    private static @Nullable Type findAbove(
        Class<?> type, Class<?> wanted, Map<TypeVariable<?>, Type> bindings) {
      for (Type each : type.getGenericInterfaces()) {
        Type found = find(each, wanted, bindings);
        if (found != null) {
          return found;
        }
      }
      Type superclass = type.getGenericSuperclass();
      return superclass == null ? null : find(superclass, wanted, bindings);
    }

    /** Returns the class of a type without its arguments; empty for a type variable. */
    public static Optional<Class<?>> rawClass(Type type) {
      if (type instanceof Class<?> plain) {
        return Optional.of(plain);
      }
      return type instanceof ParameterizedType parameterized
          ? Optional.of((Class<?>) parameterized.getRawType())
          : Optional.empty();
    }
  }
}
