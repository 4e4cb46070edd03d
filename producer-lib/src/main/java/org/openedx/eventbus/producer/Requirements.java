package org.openedx.eventbus.producer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.EventCatalog;

/** Validates the settings that a producer requires, and reports all problems together. */
final class Requirements {
  private static final Duration VERIFY_WITHOUT_URL = Duration.ofMinutes(5);

  private final List<String> problems = new ArrayList<>();

  private Requirements() {}

  /**
   * Validates the required settings and creates the routes.
   *
   * @param service whether {@code eventbus.service.name} is required
   * @param registry whether {@code eventbus.registry.url} is required
   * @throws ConfigurationException if settings are missing or invalid; the message lists all of
   *     them
   */
  static Routes routes(
      EventBusConfig config, EventCatalog catalog, boolean service, boolean registry) {
    Requirements requirements = new Requirements();
    if (service) {
      requirements.need(config::requireServiceName);
    }
    if (registry) {
      requirements.need(config::registry);
    }
    requirements.need(config::kafka);
    Routes routes = requirements.need(() -> Routes.of(config, catalog));
    if (routes == null || !requirements.problems.isEmpty()) {
      throw new ConfigurationException(requirements.problems);
    }
    return routes;
  }

  /** Returns the verify interval, also for a registry client of the caller without a URL. */
  static Duration verifyInterval(EventBusConfig config) {
    try {
      return config.registry().verifyInterval();
    } catch (ConfigurationException e) {
      return VERIFY_WITHOUT_URL;
    }
  }

  private <T> @Nullable T need(Supplier<T> setting) {
    try {
      return setting.get();
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
      return null;
    }
  }
}
