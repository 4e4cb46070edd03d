package org.openedx.eventbus.hooks.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
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
}
