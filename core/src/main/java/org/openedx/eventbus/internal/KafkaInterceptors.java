package org.openedx.eventbus.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Selects the interceptors of one kind of Kafka client. Producers and consumers have one name for
 * this setting, {@code interceptor.classes}, and reject the classes of the other kind.
 */
public final class KafkaInterceptors {
  private static final String SETTING = "interceptor.classes";

  private KafkaInterceptors() {}

  /**
   * Removes interceptors that are of the other kind only.
   *
   * @param settings the settings of a client, which are changed
   * @param own the interface of the client's interceptors
   * @param other the interface of the other kind
   */
  public static void retain(Map<String, Object> settings, Class<?> own, Class<?> other) {
    Object given = settings.get(SETTING);
    if (given == null) {
      return;
    }
    List<String> retained = new ArrayList<>();
    names(given).stream()
        .filter(name -> !name.isEmpty() && !isOnly(name, own, other))
        .forEach(retained::add);
    if (retained.isEmpty()) {
      settings.remove(SETTING);
    } else {
      settings.put(SETTING, retained);
    }
  }

  /** Returns the names of classes in a setting, as Kafka reads them. */
  private static List<String> names(Object given) {
    Object names = ConfigDef.parseType(SETTING, given, ConfigDef.Type.LIST);
    return ((List<?>) names).stream().map(String::valueOf).toList();
  }

  /** Returns false for a class that cannot be loaded, which Kafka reports. */
  private static boolean isOnly(String name, Class<?> own, Class<?> other) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    try {
      Class<?> found =
          Class.forName(
              name, false, context == null ? KafkaInterceptors.class.getClassLoader() : context);
      return other.isAssignableFrom(found) && !own.isAssignableFrom(found);
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
