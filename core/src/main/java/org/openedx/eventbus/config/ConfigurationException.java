package org.openedx.eventbus.config;

import java.util.List;
import org.openedx.eventbus.EventBusException;

/** Everything that is wrong with a configuration, one line each; never with a secret in it. */
public final class ConfigurationException extends EventBusException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public ConfigurationException(List<String> problems) {
    super(
        problems.size() == 1
            ? problems.get(0)
            : problems.size() + " problems:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** The lines of the message, one problem each. */
  public List<String> problems() {
    return problems;
  }
}
