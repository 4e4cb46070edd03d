package org.openedx.eventbus.embedded;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Replaces Kafka's procedures that exit or halt the JVM with one that throws: a broken broker must
 * fail one test, not the JVM that runs all tests.
 *
 * <p>Uses reflection because Kafka 4.4 moved the class. If no known class is found, Kafka keeps its
 * own procedures.
 */
final class HaltGuard {

  private static final List<String> EXIT_CLASSES =
      List.of("org.apache.kafka.common.utils.Exit", "org.apache.kafka.common.utils.internals.Exit");

  static {
    EXIT_CLASSES.forEach(HaltGuard::guard);
  }

  private HaltGuard() {}

  /** Installs the guard for the rest of this JVM's life. Further calls have no effect. */
  static void install() {
    // The static initializer has installed it.
  }

  private static void guard(String exitClass) {
    try {
      ClassLoader loader = HaltGuard.class.getClassLoader();
      Class<?> procedure = Class.forName(exitClass + "$Procedure", true, loader);
      InvocationHandler reject = HaltGuard::reject;
      Object rejecting = Proxy.newProxyInstance(loader, new Class<?>[] {procedure}, reject);
      Class<?> exit = Class.forName(exitClass, true, loader);
      exit.getMethod("setExitProcedure", procedure).invoke(null, rejecting);
      exit.getMethod("setHaltProcedure", procedure).invoke(null, rejecting);
    } catch (ReflectiveOperationException e) {
      // Another version of Kafka.
    }
  }

  private static Object reject(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "HaltGuard";
      default ->
          throw new EmbeddedException(
              "the embedded Kafka broker failed and tried to end the JVM; see its log"
                  + (arguments[1] == null ? "" : ": " + arguments[1]));
    };
  }
}
