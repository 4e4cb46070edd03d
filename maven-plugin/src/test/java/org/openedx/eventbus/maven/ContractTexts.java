package org.openedx.eventbus.maven;

import java.util.Locale;

/** Contracts for tests. */
final class ContractTexts {
  private ContractTexts() {}

  /** Returns a contract with one field. */
  static String of(String name) {
    String[] parts = name.split("\\.");
    String constant = parts[parts.length - 3] + "_" + parts[parts.length - 2];
    return """
    {
      "type": "record",
      "name": "CloudEvent",
      "namespace": "%s",
      "event": {"constant": "%s", "minorVersion": 0},
      "fields": [
        {"name": "id", "type": "long"}
      ]
    }
    """
        .formatted(name, constant.toUpperCase(Locale.ROOT));
  }
}
