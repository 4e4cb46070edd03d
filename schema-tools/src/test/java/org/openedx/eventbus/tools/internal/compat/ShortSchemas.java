package org.openedx.eventbus.tools.internal.compat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.openedx.eventbus.tools.finding.JsonSource;

/**
 * Records in a short notation: {@code name:type=default@alias}. A type with a question mark is
 * nullable. A type in capitals is an enum of these letters. {@code Name#Alias} in front names the
 * record.
 */
final class ShortSchemas {
  private ShortSchemas() {}

  static SchemaVersion version(String name, String text) {
    return SchemaVersion.of(name, JsonSource.parse(name + ".avsc", json(text)));
  }

  static String json(String text) {
    String header = "\"name\":\"R\"";
    List<String> fields = new ArrayList<>();
    for (String part : text.split(" ")) {
      if (part.contains("#")) {
        String[] names = part.split("#", 2);
        header = "\"name\":\"" + names[0] + "\"";
        header += names[1].isEmpty() ? "" : ",\"aliases\":[\"" + names[1] + "\"]";
      } else {
        fields.add(field(part));
      }
    }
    return "{\"type\":\"record\"," + header + ",\"fields\":[" + String.join(",", fields) + "]}";
  }

  private static String field(String text) {
    String[] aliased = text.split("@", 2);
    String[] valued = aliased[0].split("=", 2);
    String[] named = valued[0].split(":", 2);
    boolean symbols = named[1].matches("[A-Z]+");
    String json = "\"name\":\"" + named[0] + "\",\"type\":";
    if (symbols) {
      json += "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":" + list(named[1].split(""));
      json += valued.length > 1 ? ",\"default\":\"" + valued[1] + "\"}" : "}";
    } else {
      json +=
          named[1].startsWith("?")
              ? list(("null," + named[1].substring(1)).split(","))
              : "\"" + named[1] + "\"";
      json += valued.length > 1 ? ",\"default\":" + value(valued[1]) : "";
    }
    return "{"
        + json
        + (aliased.length > 1 ? ",\"aliases\":" + list(aliased[1].split(",")) : "")
        + "}";
  }

  private static String value(String text) {
    return text.matches("null|[0-9]+") ? text : "\"" + text + "\"";
  }

  private static String list(String[] texts) {
    return Arrays.stream(texts).collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }
}
