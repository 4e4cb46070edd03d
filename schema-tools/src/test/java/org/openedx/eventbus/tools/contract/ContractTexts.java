package org.openedx.eventbus.tools.contract;

/** Texts of contracts for tests. */
public final class ContractTexts {
  private ContractTexts() {}

  /** Returns a contract with one field. */
  public static String of(String name) {
    return of(name, "{\"name\": \"id\", \"type\": \"long\"}");
  }

  /** Returns a contract whose constant is derived from its name. */
  public static String of(String name, String fields) {
    return of(name, 0, fields);
  }

  public static String of(String name, int minorVersion, String fields) {
    String[] parts = name.split("\\.");
    String constant = (parts[parts.length - 3] + "_" + parts[parts.length - 2]).toUpperCase();
    return """
    {
      "type": "record",
      "name": "CloudEvent",
      "namespace": "%s",
      "event": {"constant": "%s", "minorVersion": %d},
      "fields": [
    %s
      ]
    }
    """
        .formatted(name, constant.replace('-', '_'), minorVersion, fields);
  }
}
