package org.openedx.eventbus.producer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;

/** The settings a producer cannot do without, asked for together. */
final class Requirements {
  private static final Duration VERIFY_WITHOUT_URL = Duration.ofMinutes(5);

  private final List<String> problems = new ArrayList<>();

  private Requirements() {}

  /**
   * @throws ConfigurationException naming every setting that is missing
   */
  static void check(EventBusConfig config, boolean service, boolean registry) {
    Requirements requirements = new Requirements();
    if (service) {
      requirements.need(config::requireServiceName);
    }
    if (registry) {
      requirements.need(config::registry);
    }
    requirements.need(config::kafka);
    if (!requirements.problems.isEmpty()) {
      throw new ConfigurationException(requirements.problems);
    }
  }

  /** How often ids are verified; also for a registry that was handed in and has no URL. */
  static Duration verifyInterval(EventBusConfig config) {
    try {
      return config.registry().verifyInterval();
    } catch (ConfigurationException e) {
      return VERIFY_WITHOUT_URL;
    }
  }

  private void need(Supplier<?> setting) {
    try {
      var unused = setting.get();
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
    }
  }
}
