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
final class ConfigValidator {
  private static final Duration VERIFY_WITHOUT_URL = Duration.ofMinutes(5);

  private final List<String> problems = new ArrayList<>();

  private ConfigValidator() {}

  /**
   * Validates the required settings and creates the routes.
   *
   * @param needsServiceName whether {@code eventbus.service.name} is required
   * @param needsRegistry whether {@code eventbus.registry.url} is required
   * @throws ConfigurationException if settings are missing or invalid; the message lists all of
   *     them
   */
  static Routes routes(
      EventBusConfig config,
      EventCatalog catalog,
      boolean needsServiceName,
      boolean needsRegistry) {
    ConfigValidator validator = new ConfigValidator();
    if (needsServiceName) {
      validator.require(config::requireServiceName);
    }
    if (needsRegistry) {
      validator.require(config::registry);
    }
    validator.require(config::kafka);
    Routes routes = validator.require(() -> Routes.of(config, catalog));
    if (routes == null || !validator.problems.isEmpty()) {
      throw new ConfigurationException(validator.problems);
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

  private <T> @Nullable T require(Supplier<T> setting) {
    try {
      return setting.get();
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
      return null;
    }
  }
}
