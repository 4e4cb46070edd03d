package org.openedx.eventbus.config;

import java.util.List;
import java.util.Objects;
import org.openedx.eventbus.EventBusException;

/**
 * Thrown when a configuration is invalid. The message contains all problems, one on each line, and
 * no secrets.
 */
public final class ConfigurationException extends EventBusException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /**
   * Creates an exception.
   *
   * @param problems the problems, without secrets
   */
  public ConfigurationException(List<String> problems) {
    super(
        Objects.requireNonNull(problems, "problems").size() == 1
            ? problems.get(0)
            : problems.size() + " problems:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** {@return the problems, each with its origin, for example file and line} */
  public List<String> problems() {
    return problems;
  }
}
