package org.openedx.eventbus.embedded;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Turns Kafka's wish to end the JVM into an exception: a broker that fails must fail a test, not
 * take the whole test run with it.
 *
 * <p>By reflection, because the class moved in Kafka 4.4. Where it is not found, Kafka keeps its
 * ways.
 */
final class HaltGuard {

  private static final List<String> EXIT_CLASSES =
      List.of("org.apache.kafka.common.utils.Exit", "org.apache.kafka.common.utils.internals.Exit");

  static {
    EXIT_CLASSES.forEach(HaltGuard::guard);
  }

  private HaltGuard() {}

  /** Guards this JVM from now on. */
  static void install() {
    // The static initializer did it, once.
  }

  private static void guard(String exitClass) {
    try {
      ClassLoader loader = HaltGuard.class.getClassLoader();
      Class<?> procedure = Class.forName(exitClass + "$Procedure", true, loader);
      InvocationHandler refuse = HaltGuard::refuse;
      Object refusing = Proxy.newProxyInstance(loader, new Class<?>[] {procedure}, refuse);
      Class<?> exit = Class.forName(exitClass, true, loader);
      exit.getMethod("setExitProcedure", procedure).invoke(null, refusing);
      exit.getMethod("setHaltProcedure", procedure).invoke(null, refusing);
    } catch (ReflectiveOperationException e) {
      // Another version of Kafka.
    }
  }

  private static Object refuse(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "HaltGuard";
      default ->
          throw new EmbeddedException(
              "the embedded Kafka broker failed and would have ended the JVM; its log says why"
                  + (arguments[1] == null ? "" : ": " + arguments[1]));
    };
  }
}
