package org.openedx.eventbus.filter;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import org.openedx.eventbus.EventBusException;

/** Makes steps of the classes that a configuration names. */
final class StepClasses {
  private final ClassLoader loader;

  StepClasses(ClassLoader loader) {
    this.loader = loader;
  }

  /** Why a class cannot be a step. Never leaves the package. */
  static final class UnusableClassException extends EventBusException {
    private static final long serialVersionUID = 1L;

    UnusableClassException(String message) {
      super(message);
    }
  }

  /**
   * @throws UnusableClassException saying why there is no step
   */
  @SuppressWarnings("unchecked") // as far as can be told; what it returns is looked at each time
  <T> FilterStep<T> make(String className, FilterType<T> type) {
    Class<?> found = load(className);
    if (!FilterStep.class.isAssignableFrom(found)) {
      throw new UnusableClassException("does not implement " + FilterStep.class.getName());
    }
    StepValueType.problem(found, type)
        .ifPresent(
            problem -> {
              throw new UnusableClassException(problem);
            });
    return (FilterStep<T>) make(found);
  }

  private Class<?> load(String className) {
    try {
      return Class.forName(className, true, loader);
    } catch (ClassNotFoundException e) {
      throw new UnusableClassException("no such class on the class path");
    } catch (LinkageError e) {
      throw new UnusableClassException("cannot be loaded: " + reason(e));
    }
  }

  private static Object make(Class<?> found) {
    if (!Modifier.isPublic(found.getModifiers()) || Modifier.isAbstract(found.getModifiers())) {
      throw new UnusableClassException("must be a public class that is not abstract");
    }
    try {
      Constructor<?> constructor = found.getConstructor();
      return constructor.newInstance();
    } catch (NoSuchMethodException e) {
      throw new UnusableClassException("has no public constructor without parameters");
    } catch (InvocationTargetException e) {
      throw new UnusableClassException("its constructor failed: " + e.getCause());
    } catch (InstantiationException | IllegalAccessException e) {
      throw new UnusableClassException("cannot be made: " + e);
    } catch (LinkageError e) {
      throw new UnusableClassException("cannot be loaded: " + reason(e));
    }
  }

  private static Object reason(LinkageError e) {
    return e.getCause() == null ? e : e.getCause();
  }
}
